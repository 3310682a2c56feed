"""What the lines right over and under a table or a list say of all its figures: whose, of when, of what kind."""
