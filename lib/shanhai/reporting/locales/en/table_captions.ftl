### Table captions

caption-sources = Documents
