"""F6: service packages, who is in them, their sessions and clinics."""
