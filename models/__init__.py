"""Tables, and the pure rules that stand beside them. No web, no SQL session."""
