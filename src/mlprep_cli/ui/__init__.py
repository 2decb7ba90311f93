"""How everything looks in a terminal; the only room that knows Rich."""
