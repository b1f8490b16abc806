"""The servers that run beside the portal where nobody provides any.

No models and no business: this package starts PostgreSQL and Valkey from their
wheels, supervises web, worker and beat, and copies the whole installation out and in.
It imports nothing of the rest of the portal.
"""
