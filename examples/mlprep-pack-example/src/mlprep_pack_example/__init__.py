"""An example of a pack: mlprep reads the files in `questions`, and imports nothing."""
