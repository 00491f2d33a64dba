"""What comes in about documents."""
