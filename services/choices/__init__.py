"""The words of services, as the database stores them: one module per topic."""
