"""What comes in on the start pages: observation forms, how grades line up, rounds, lessons."""
