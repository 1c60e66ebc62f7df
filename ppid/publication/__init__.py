"""The public information list (DIP): proposed, determined, read by everybody."""
