"""What is decided about residents, on plain values."""
