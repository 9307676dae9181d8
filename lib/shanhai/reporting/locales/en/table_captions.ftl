### Table captions

caption-denominators = Population and area
caption-doubtful = Figures with a serious flag
caption-mentions = Numerals by kind and document
caption-sources = Documents
