"""The name of the format of example files; apart, since the pytest plugin asks for it and nothing else."""

EXAMPLE = "imr-example/1"
"""What ``schema`` says in each example."""
