"""What people touch: the command line, HTTP, questions, the web page. Ties loaders to the store."""
