"""The desk's pages of services."""
