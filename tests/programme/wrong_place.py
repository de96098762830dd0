"""Places: the tree, its dates and its names."""

from tests.programme.wrong import Wrong

TABLE = [
    Wrong(
        "unknown_parent",
        "places.yaml",
        line=9,
        old="parent: tay",
        new="parent: bac",
        reason="the parent bac of ap-lua is not in this file",
    ),
    Wrong(
        "wrong_level",
        "people.yaml",
        line=1,
        old="place: ap-sen",
        new="place: dong",
        reason="a hamlet_head belongs to a hamlet, but dong is a commune",
    ),
    Wrong(
        "wrong_level",
        "places.yaml",
        line=9,
        old="hamlet, parent: tay",
        new="commune, parent: tay",
        reason="ap-lua is a commune and cannot lie in tay, which is a commune",
    ),
    Wrong(
        "dates_reversed",
        "plan.yaml",
        line=6,
        old="last_year: 2025",
        new="last_year: 2023",
        reason="the last year 2023 is before the first year 2024",
    ),
    Wrong(
        "dates_reversed",
        "places.yaml",
        line=6,
        old="[{name: Xã Đông}]",
        new="[{name: Xã Đông}], valid_from: 2025-07-01, valid_to: 2025-06-30",
        reason="valid_to 2025-06-30 is before valid_from 2025-07-01, exchange them",
    ),
    Wrong(
        "dates_reversed",
        "places.yaml",
        line=7,
        old="{name: Xã Tây}",
        new="{name: Xã Tây, valid_from: 2025-07-01, valid_to: 2025-06-30}",
        reason="valid_to 2025-06-30 is before valid_from 2025-07-01, exchange them",
    ),
    Wrong(
        "names_overlap",
        "places.yaml",
        line=5,
        old="2025-06-30",
        new="2025-07-01",
        reason="Đặc khu Bình Minh begins before Huyện Bình Minh has ended, write the older name first",
    ),
    Wrong(
        "names_gap",
        "places.yaml",
        line=5,
        old="2025-07-01",
        new="2025-07-03",
        reason="no name holds between 2025-06-30 and 2025-07-03",
    ),
    Wrong(
        "unknown_successor",
        "places.yaml",
        line=6,
        old="[{name: Xã Đông}]",
        new="[{name: Xã Đông}], valid_to: 2025-06-30, successor: nam",
        reason="the successor nam of dong is not in this file",
    ),
    Wrong(
        "successor_gap",
        "places.yaml",
        line=6,
        old="""[{name: Xã Đông}]}
- {code: tay, kind: commune, parent: binh-minh, names: [{name: Xã Tây}]}""",
        new="""[{name: Xã Đông}], valid_to: 2025-06-30, successor: tay}
- {code: tay, kind: commune, parent: binh-minh, names: [{name: Xã Tây}], valid_from: 2025-07-02}""",
        reason="tay is to go on with dong, but does not exist on 2025-07-01",
    ),
    Wrong(
        "successor_without_end",
        "places.yaml",
        line=6,
        old="[{name: Xã Đông}]",
        new="[{name: Xã Đông}], successor: tay",
        reason="dong has a successor, so it needs the last day on which it existed (valid_to)",
    ),
    Wrong(
        "circle",
        "places.yaml",
        line=6,
        old="""[{name: Xã Đông}]}
- {code: tay, kind: commune, parent: binh-minh, names: [{name: Xã Tây}]}""",
        new="""[{name: Xã Đông}], valid_to: 2025-06-30, successor: tay}
- {code: tay, kind: commune, parent: binh-minh, names: [{name: T}], valid_to: 2025-06-30, successor: dong}""",
        reason="these places lie in each other or follow each other in a circle: ",
    ),
]
