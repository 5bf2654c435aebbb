"""The command `sea`, also as `python -m seakijker`."""

from __future__ import annotations


def main() -> None:
    """Run `sea`."""
    import seakijker  # noqa: F401 - puts its packages first on the path
    from tui.cli import main as run

    run()


if __name__ == "__main__":
    main()
