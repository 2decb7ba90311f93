"""The words the user types: one module per command, and the wiring of the rest."""
