"""Rules of meals: subsidies, the split of a price, times, sums."""
