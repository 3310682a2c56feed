"""Tables of measures: understood tables in; a record for each measure out."""
