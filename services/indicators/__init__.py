"""The figures of this app; importing a module declares its figures."""
