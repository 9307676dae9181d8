### Findings

