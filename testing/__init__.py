"""What tests and benchmarks stand on: a private PostgreSQL server and fresh databases."""
