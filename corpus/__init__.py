"""Made-up Thai ITA reports with their truth; README.md here says what is where and how to write a layout."""
