"""What a person sees and types: the command `sea` and the Textual app."""
