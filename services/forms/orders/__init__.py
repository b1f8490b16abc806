"""What is said about partners, group buying, home help and referrals."""
