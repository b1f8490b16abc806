"""What is said of meals at the desk and the counter; operations decide."""
