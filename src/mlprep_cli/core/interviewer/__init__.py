"""A language model as second grader: what it is asked, and how much of its reply is believed."""
