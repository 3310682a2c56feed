"""Plans of measures for the year after the assessed one."""
