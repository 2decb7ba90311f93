"""Asking a language model: the only door to the `llm` package."""
