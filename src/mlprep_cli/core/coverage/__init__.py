"""Which rubric points an answer covers, on which sentence that rests, and where it is unsure."""
