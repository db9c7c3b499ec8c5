"""F2: what somebody brings to the desk."""
