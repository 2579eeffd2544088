"""Measurements: quality on annotated dossiers and pages, speed beside other tools, growth."""
