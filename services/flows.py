"""Lives of what services keep: triggers are made from these."""
