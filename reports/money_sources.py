"""Where money comes from (nguồn vốn): plan 59/KH-UBND, VI.5."""

PLANNED = ("central", "local")
"""The sources the plan allocates from: vốn trung ương, vốn địa phương."""
BESIDE = ("bank", "combined", "people")
"""Sources beside the programme's money: ngân hàng chính sách, lồng ghép, dân đóng góp."""
UNKNOWN = "unknown"  # chưa rõ nguồn: the report does not say where the money came from
SOURCES = (*PLANNED, UNKNOWN, *BESIDE)
