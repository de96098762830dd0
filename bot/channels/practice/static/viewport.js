// The part of the screen above the keyboard, for browsers that do not shrink the page themselves.

/** Keep ``--visible`` at the height that can be seen. */
export function followKeyboard() {
  const seen = window.visualViewport;
  if (!seen) return;
  const follow = () => {
    if (seen.scale > 1.01) return; // zoomed in: that is no keyboard
    document.documentElement.style.setProperty("--visible", `${seen.height}px`);
    scrollTo(0, 0);
  };
  seen.addEventListener("resize", follow);
  follow();
}
