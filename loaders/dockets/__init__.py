"""Court dockets: what an entry is, what it says, and how a docket becomes documents and statements."""
