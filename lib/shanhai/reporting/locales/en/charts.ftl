### Charts

