"""The registers of the law: requests, objections, what is excluded; on screen, as files, sealed."""
