"""Papers without a result of the assessment: no figure in them is a score."""
