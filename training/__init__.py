"""Training of the digit reader: fonts, synthetic lines, noise, model, training, evaluation."""
