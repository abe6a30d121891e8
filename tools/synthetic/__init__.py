"""A made-up region of the NHS: people, organisations, feedback and engagement, the same for the same seed."""
