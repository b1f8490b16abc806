"""The ledgers of services; importing a module declares its kind."""
