"""Finding among all questions."""
