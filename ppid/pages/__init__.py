"""Pages that belong to no case: home, how to ask, rights, pledge, privacy, health, errors."""
