"""What is drawn on a page, with no table known yet: runs of text, rulings, fills, links."""
