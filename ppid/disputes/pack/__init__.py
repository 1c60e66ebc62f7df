"""The dispute pack (berkas sengketa): one ZIP and one PDF that another program can verify."""
