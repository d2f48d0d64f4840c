"""The application layer: one module for each job, the only place where the steps are called in turn."""
