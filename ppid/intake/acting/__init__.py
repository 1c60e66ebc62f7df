"""What a requester does with a request that is under way."""
