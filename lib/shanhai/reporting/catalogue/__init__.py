"""What the site's first page lists: pairings, domains, and all that can be sought."""
