"""Documents that say outright whose results they tell, whatever body heads them: letters, reports of a part."""
