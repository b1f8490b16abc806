"""Pages about young people outside the desk."""
