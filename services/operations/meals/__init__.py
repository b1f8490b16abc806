"""What people do with meals: canteens, agreements, orders, servings, settlements."""
