// Scrolling as people expect it: new messages stay in view, unless one is reading further up.

const NEAR = 80; // px from the bottom that still counts as the bottom

export class Scroll {
  constructor(scroller, content, pill) {
    Object.assign(this, { scroller, pill });
    this.stuck = true;
    scroller.addEventListener("scroll", () => this.moved(), { passive: true });
    pill.addEventListener("click", () => this.toBottom());
    // the keyboard opens, a picture arrives, the box grows: the last message stays where it is
    const sizes = new ResizeObserver(() => this.stuck && this.toBottom());
    sizes.observe(scroller);
    sizes.observe(content);
  }

  moved() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.stuck = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.stuck) this.pill.hidden = true;
  }

  toBottom() {
    this.stuck = true;
    this.pill.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Something new has come in below. */
  arrived() {
    if (this.stuck) this.toBottom();
    else this.pill.hidden = false;
  }
}
