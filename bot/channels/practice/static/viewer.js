// A picture as large as the screen.

const dialog = document.getElementById("viewer");
const picture = document.getElementById("viewer-picture");

/** Open whatever picture is tapped inside an element. */
export function enlarge(within) {
  within.addEventListener("click", (event) => {
    const small = event.target.closest(".picture")?.querySelector("img");
    if (!small) return;
    event.stopPropagation();
    picture.src = small.src;
    dialog.showModal();
  });
  dialog.addEventListener("click", () => dialog.close());
}
