"""Forms of invented offices, printed blank in many styles and filled in by many hands."""
