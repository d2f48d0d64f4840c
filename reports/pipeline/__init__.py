"""The stories: the only place where steps meet. Each module tells one job from input to outputs."""
