"""`mlprep doctor`: the command, and what it collects."""
