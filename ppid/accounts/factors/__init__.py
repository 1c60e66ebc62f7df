"""The second step of a sign-in: authenticator apps, passkeys, recovery codes."""
