"""The rules of poverty reviews (rà soát hộ): standards, proposals, movements, and whether they add up.

Pure: households, standards and days come in as arguments. Whatever is said here is a proposal
(đề xuất); only the chairman of the commune recognises a class (QĐ 24/2021/QĐ-TTg, step 6).
"""
