"""Who sits at the desk: logging in, the lock, passwords and the passphrase."""
