"""The order of steps of each story the user lives through."""
