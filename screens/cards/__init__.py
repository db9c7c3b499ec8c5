"""The card of a resident, a household or a request."""
