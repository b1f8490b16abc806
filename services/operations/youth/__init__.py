"""What people do with programmes for young people."""
