"""Why a bill is what it is, in Persian and English."""
