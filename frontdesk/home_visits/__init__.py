"""Visits at people's homes (入户走访): recorded, with or without a request, and who is to be visited next."""
