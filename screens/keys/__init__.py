"""Every key of the desk: what it is called, where it acts, and which the office gave to something else."""
