"""Filing and following, through HTTP and by actions."""
