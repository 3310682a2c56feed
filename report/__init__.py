"""The dataset to look at: a static site with every value beside the cut-out of the page that it came from."""
