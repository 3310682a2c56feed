"""What this stage hands on.

Records of facts and findings, the schema of the tables, and the reader of `tables/*.csv`.
"""
