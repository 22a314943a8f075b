"""Word lists and patterns of the extraction."""
