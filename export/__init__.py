"""A dataset for people without Parquet: CSV, Excel and DuckDB."""
