"""What is said of programmes for young people."""
