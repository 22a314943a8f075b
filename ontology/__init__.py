"""The vocabulary: its source in Turtle, the Python names generated from it, and the values it speaks of."""
