"""Lines to prose: which line ends are spaces, hyphens, or nothing at all."""
