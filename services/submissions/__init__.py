"""The field page's doors of this app; importing them registers them."""
