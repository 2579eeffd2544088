"""How a report looks: one module a format, each a function of the report. Nothing here decides anything."""
