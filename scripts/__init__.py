"""What the Makefile calls: environment, locks, catalogues, system packages, the test run."""
