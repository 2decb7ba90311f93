"""`mlprep export ...`: one module per kind of file."""
