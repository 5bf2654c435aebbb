"""`python -m tui.cli` runs `sea`, as the child processes of the tests do."""

from tui.cli import main

if __name__ == "__main__":
    main()
