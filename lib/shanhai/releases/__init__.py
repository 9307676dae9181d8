"""What leaves the project: the whole data package, and what changed since another."""
