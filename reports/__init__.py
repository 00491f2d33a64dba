"""Today, the agreement pages, start pages: reads every floor below."""
