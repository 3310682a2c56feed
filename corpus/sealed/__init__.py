"""The sealed family: layouts that nobody reads who writes rules; see README.md here."""
