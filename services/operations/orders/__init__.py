"""Partners, group buying, home help and referrals."""
