"""Files for other programs: an Anki deck, a Markdown document, tables."""
