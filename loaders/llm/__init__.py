"""A language model as a proposer of records: off unless asked for, and believed only where the text agrees."""
