"""Where `sea` begins: the language is chosen, then the commands are imported and one is run."""

from __future__ import annotations

import gettext
import os
import sys


def main() -> None:
    """Run `sea`."""
    from tui.config.language import chosen

    os.environ["LANGUAGE"] = chosen(sys.argv[1:])
    from parser.i18n import DOMAIN, FOLDER

    # click asks the default domain for its own words ("Usage:", "Missing argument").
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
    from tui.cli.commands import run

    run()


if __name__ == "__main__":
    main()
