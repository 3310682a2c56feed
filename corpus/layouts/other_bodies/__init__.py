"""Papers of hospitals, stations, universities, provinces, central bodies."""
