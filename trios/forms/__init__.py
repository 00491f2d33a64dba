"""What comes in about trios."""
