"""Reading question packs: where they are, what is in them, what is wrong with them."""
