"""How long personal data of applicants is kept, what ends now, what is held, what was erased."""
