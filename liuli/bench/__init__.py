"""Benchmarks that print ratios, each in a file of its own; no gate of the tests."""
