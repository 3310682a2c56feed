"""What a picture says: crops of a page in; words, numbers, abbreviations and the way up out, each with confidences."""
