"""One city as data: its portals, districts, procedures, papers, terms, letters and tariffs."""
