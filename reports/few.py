"""How few is too few (số nhỏ): a figure of fewer people or households tells of those whom everybody knows.

Source: Luật 91/2025/QH15 leaves out what can name nobody any more; the limit of five is an assumption.
"""

FEW = 5
