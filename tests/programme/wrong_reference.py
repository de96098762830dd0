"""Codes: each once, and everything referred to exists."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "duplicate_code",
        "places.yaml",
        line=7,
        old="code: tay,",
        new="code: dong,",
        reason="dong stands in this list twice, each may stand in it once",
    ),
    Wrong(
        "duplicate_code",
        "activities.yaml",
        line=13,
        old="code: BM2",
        new="code: BM1",
        reason="BM1 stands in this list twice, each may stand in it once",
    ),
    Wrong(
        "duplicate_code",
        "agencies.yaml",
        line=2,
        old="code: y-te-bm",
        new="code: nong-nghiep",
        reason="nong-nghiep stands in this list twice, each may stand in it once",
    ),
    Wrong(
        "duplicate_code",
        "activities.yaml",
        line=12,
        old="y-te-bm, part: support",
        new="nong-nghiep, part: lead",
        reason="nong-nghiep, lead stands in this list twice, each may stand in it once",
    ),
    Wrong(
        "duplicate_code",
        "topics.yaml",
        line=4,
        old="BM2\n  title: Trồng lúa",
        new="BM1\n  title: Nuôi cá",
        reason="BM1, Nuôi cá stands in this list twice, each may stand in it once",
    ),
    Wrong(
        "unknown_agency",
        "activities.yaml",
        line=12,
        old="y-te-bm, part",
        new="y-te, part",
        reason="the agency y-te is not in agencies.yaml",
    ),
    Wrong(
        "unknown_activity",
        "topics.yaml",
        line=3,
        old="activity: BM2",
        new="activity: BM3",
        reason="the activity BM3 is not in activities.yaml",
    ),
    Wrong(
        "unknown_place",
        "people.yaml",
        line=1,
        old="place: ap-sen",
        new="place: ap-mai",
        reason="the place ap-mai is not in places.yaml",
    ),
]
