"""The official report (báo cáo hành chính) as a Word file, in the layout of NĐ 30/2020/NĐ-CP, Phụ lục I.

Facts are gathered first, as plain data; drawing knows no database. Only accepted reports are in it.
"""
