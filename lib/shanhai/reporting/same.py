"""A key for what was computed from frozen objects that have no hash of their own."""


class Same:
    """Stand for some frozen objects: equal only to the very same ones."""

    def __init__(self, *things: object) -> None:
        self.things = things

    def __eq__(self, other: object) -> bool:
        """Tell whether the other stands for the same objects."""
        if not isinstance(other, Same) or len(self.things) != len(other.things):
            return False
        pairs = zip(self.things, other.things, strict=True)
        return all(mine is theirs for mine, theirs in pairs)

    def __hash__(self) -> int:
        """Return a hash of which objects they are."""
        return hash(tuple(map(id, self.things)))
