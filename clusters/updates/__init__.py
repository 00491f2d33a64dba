"""Progress updates as they are written: pasted, saved with versions, shared, made final, talked about."""
