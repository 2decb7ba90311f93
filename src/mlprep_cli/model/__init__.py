"""The shapes of the data that the other rooms hand round."""
