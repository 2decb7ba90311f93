"""Decisions and numbers; no input, no output."""
