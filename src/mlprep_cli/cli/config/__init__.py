"""`mlprep config ...`: one module per command."""
