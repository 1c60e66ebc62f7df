"""Leave (cuti) and deputies (pelaksana harian)."""
