"""Importing: a page, a table or a deck of elsewhere becomes draft questions."""
