// Making a picture light enough for a bad line before it is sent, as phone messengers do.

const LONGEST_SIDE = 1600; // px; a face at the back of the room can still be made out
const QUALITY = 0.82;
const LIGHT = 300_000; // bytes that are sent as they are

/** The picture as JPEG, or as it was when it is light already or the browser cannot read it. */
export async function shrink(picture) {
  if (picture.size <= LIGHT) return picture;
  try {
    const bitmap = await createImageBitmap(picture);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const smaller = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return smaller && smaller.size < picture.size ? smaller : picture;
  } catch {
    return picture;
  }
}
