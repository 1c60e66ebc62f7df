"""How accounts are guarded, and the record of what was done to them."""
