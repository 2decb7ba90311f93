"""`mlprep packs ...`: one module per command."""
