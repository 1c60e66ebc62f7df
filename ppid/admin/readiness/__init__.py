"""The set-up guide (panduan penyiapan): what an office still lacks, told by facts."""
