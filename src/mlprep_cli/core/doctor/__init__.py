"""What is well and what is not: decisions of `mlprep doctor`, on facts that are handed in."""
