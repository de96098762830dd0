"""What is taken for a photo, and what is left of it when it is kept."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from bot.photos import LARGEST, NotAPhotoError, prepared
from tests.bot.photos.made import KINDS, PLACE_WORDS, bomb, film, located, opened, picture, written

MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_kept_as_it_looks(kind: str) -> None:
    made = picture(kind)
    kept = prepared(made)
    assert kept.mime == MIMES[kind]
    assert opened(kept.content).tobytes() == opened(made).tobytes()


@pytest.mark.parametrize(
    "options",
    [
        {"progressive": True},
        {"quality": 20, "restart_marker_rows": 1},
        {"optimize": True},
        {"subsampling": 0},
    ],
    ids=str,
)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_way_of_writing_a_jpeg_keeps_its_pixels(options: dict[str, object], mode: str) -> None:
    made = written(Image.effect_noise((97, 65), 80).convert(mode), "JPEG", **options)
    assert opened(prepared(made).content).tobytes() == opened(made).tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "I;16"])
def test_every_kind_of_png_keeps_its_pixels(mode: str) -> None:
    made = written(Image.new(mode, (33, 9), 1), "PNG")
    assert opened(prepared(made).content).tobytes() == opened(made).tobytes()


@pytest.mark.parametrize("options", [{"lossless": True}, {"quality": 30}], ids=str)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_every_kind_of_webp_keeps_its_pixels(options: dict[str, object], mode: str) -> None:
    made = written(Image.effect_noise((97, 65), 80).convert(mode), "WEBP", **options)
    assert opened(prepared(made).content).tobytes() == opened(made).tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_the_place_is_gone_from_every_corner(kind: str) -> None:
    made = located(kind)
    assert opened(made).getexif().get_ifd(0x8825), "the test's own picture says where it was taken"
    assert any(word in made for word in PLACE_WORDS)
    kept = prepared(made).content
    assert not [word for word in PLACE_WORDS if word in kept]
    assert not opened(kept).getexif().get_ifd(0x8825)
    assert "xmp" not in opened(kept).info


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_turned_as_before(kind: str, orientation: int) -> None:
    made, kept = opened(located(kind, orientation)), opened(prepared(located(kind, orientation)).content)
    assert kept.getexif().get(0x0112, 1) == orientation
    assert ImageOps.exif_transpose(kept).tobytes() == ImageOps.exif_transpose(made).tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_its_colours_mean_what_they_meant(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert opened(prepared(picture(kind, icc_profile=profile)).content).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", KINDS)
def test_preparing_it_again_changes_nothing(kind: str) -> None:
    once = prepared(located(kind))
    assert prepared(once.content) == once == prepared(located(kind))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not_a_photo"),
        (b"<svg onload=alert(1)>", "not_a_photo"),
        (b"GIF89a", "not_a_photo"),
        (b"%PDF-1.7", "not_a_photo"),
        ("Danh sách hộ, lưu nhầm tên .jpg".encode(), "not_a_photo"),
        (b"RIFF\x00\x00\x00\x00WAVEx", "not_a_photo"),
        (film(), "not_a_photo"),
        (b"\xff\xd8\xff" + b"made up", "broken"),
        (b"\x89PNG\r\n\x1a\nx", "broken"),
        (b"RIFF\x00\x00\x00\x00WEBPpicture", "broken"),
        *((picture(kind)[: len(picture(kind)) * 2 // 3], "broken") for kind in KINDS),
        (picture("PNG").replace(b"IDAT", b"IDAX"), "broken"),
        (bomb(), "too_many_pixels"),
        (bomb(8_000), "too_many_pixels"),
        (picture() + bytes(LARGEST), "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:16]),
)
def test_anything_else_is_refused_with_its_reason(content: bytes, why: str) -> None:
    with pytest.raises(NotAPhotoError) as refused:
        prepared(content)
    assert refused.value.why == why


def test_the_second_picture_some_phones_append_is_not_kept() -> None:
    pair = written(Image.new("RGB", (16, 16), 5), "MPO", save_all=True, append_images=[opened(located())])
    kept = prepared(pair).content
    assert len(kept) < len(picture()) + 400
    assert opened(kept).format == "JPEG"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(KINDS), st.integers(0, 2000), st.binary(min_size=1, max_size=9), st.booleans())
def test_however_a_picture_is_damaged_it_is_refused_or_opens(
    kind: str, at: int, noise: bytes, cut: bool
) -> None:
    made = located(kind)
    at %= len(made)
    damaged = made[:at] + noise + (b"" if cut else made[at + len(noise) :])
    try:
        kept = prepared(damaged)
    except NotAPhotoError:
        return
    with Image.open(io.BytesIO(kept.content)) as image:
        image.load()
    assert not opened(kept.content).getexif().get_ifd(0x8825)
