"""Questions about speed and size, each a script that answers into docs/benchmarks.md."""
