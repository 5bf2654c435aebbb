"""Geometry to rows: headers, columns, merged cells, and what stands around a table."""
