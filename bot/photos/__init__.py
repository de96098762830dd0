"""Photos as files: what is taken for one, how its place is taken out, and where it is kept."""

from bot.photos.folder import PhotoFolder
from bot.photos.not_a_photo import NotAPhotoError, Why
from bot.photos.picture import KINDS, MOST_PIXELS, Picture, kind_of, prepared
from bot.photos.store import Kept, PhotoStore
from models.photo import LARGEST

__all__ = [
    "KINDS",
    "LARGEST",
    "MOST_PIXELS",
    "Kept",
    "NotAPhotoError",
    "PhotoFolder",
    "PhotoStore",
    "Picture",
    "Why",
    "kind_of",
    "prepared",
]
