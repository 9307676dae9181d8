"""What the gate has judged, as the comparison pages need it."""
