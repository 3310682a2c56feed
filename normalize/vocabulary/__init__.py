"""Words of the assessment: a label or a text in; indicator, instrument, total, level or department out."""
