const NEAR_BOTTOM = 60;

interface Anchor {
  row: Element;
  edge: 'top' | 'bottom';
  at: number;
}

/**
 * Keeps a list still under its reader. At the bottom it stays there; elsewhere the first row in sight stays where it is;
 * and while the pointer or the focus is on the buttons of a message, that message's lower edge does, so that they cannot
 * move away under the finger.
 */
export function createScroller() {
  let box: HTMLElement | undefined;
  let bottom = true;
  /** On the way to the bottom, smoothly: a redraw meanwhile must not put the list back where it began. */
  let going = false;
  let anchor: Anchor | undefined;
  let pointed: Element | undefined;
  let reached = (): void => undefined;

  const near = (element: HTMLElement): boolean =>
    element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_BOTTOM;
  const edgeOf = (row: Element, edge: Anchor['edge']): number =>
    row.getBoundingClientRect()[edge] - (box?.getBoundingClientRect().top ?? 0);

  function remember(): void {
    if (!box) return;
    const focused =
      document.activeElement?.closest('.actions') && box.contains(document.activeElement)
        ? document.activeElement.closest('.message')
        : null;
    const held = pointed?.isConnected ? pointed : focused;
    if (held) {
      anchor = { row: held, edge: 'bottom', at: edgeOf(held, 'bottom') };
      return;
    }
    const frame = box.getBoundingClientRect();
    const row = document
      .elementsFromPoint(frame.left + 24, frame.top + 12)
      .map((one) => one.closest('.message'))
      .find((one) => one && box?.contains(one));
    anchor = row ? { row, edge: 'top', at: edgeOf(row, 'top') } : undefined;
  }

  function keep(): void {
    if (!box) return;
    const held = anchor?.edge === 'bottom' && anchor.row.isConnected;
    if ((bottom || going) && !held) box.scrollTop = box.scrollHeight;
    else if (anchor?.row.isConnected) {
      const moved = edgeOf(anchor.row, anchor.edge) - anchor.at;
      if (moved !== 0) box.scrollTop += moved;
    }
    bottom = near(box);
    remember();
  }

  return {
    atBottom: (): boolean => bottom,
    keep,
    attach(element: HTMLElement, whenReached: () => void): () => void {
      box = element;
      reached = whenReached;
      const onScroll = (): void => {
        bottom = near(element);
        if (bottom) {
          going = false;
          reached();
        }
        remember();
      };
      const onMove = (event: PointerEvent): void => {
        const actions = event.target instanceof Element ? event.target.closest('.actions') : null;
        const now = actions?.closest('.message') ?? undefined;
        if (now === pointed) return;
        pointed = now;
        remember();
      };
      const onLeave = (): void => {
        pointed = undefined;
        remember();
      };
      const stop = (): void => void (going = false);
      const sizes = new ResizeObserver(keep);
      sizes.observe(element);
      element.addEventListener('scroll', onScroll, { passive: true });
      for (const own of ['wheel', 'touchstart', 'keydown', 'scrollend'] as const)
        element.addEventListener(own, stop, { passive: true });
      element.addEventListener('pointermove', onMove);
      element.addEventListener('pointerleave', onLeave);
      // Not at once: a redraw moves the focus before the list has been put back where it was.
      const onFocus = (): void => void requestAnimationFrame(remember);
      element.addEventListener('focusin', onFocus);
      return () => {
        sizes.disconnect();
        element.removeEventListener('scroll', onScroll);
        for (const own of ['wheel', 'touchstart', 'keydown', 'scrollend'] as const)
          element.removeEventListener(own, stop);
        element.removeEventListener('pointermove', onMove);
        element.removeEventListener('pointerleave', onLeave);
        element.removeEventListener('focusin', onFocus);
      };
    },
    /** Another conversation: its first new message near the top, else its end. */
    open(selector: string): void {
      if (!box) return;
      const first = box.querySelector(selector);
      pointed = undefined;
      box.scrollTop = first ? box.scrollTop + edgeOf(first, 'top') - 8 : box.scrollHeight;
      bottom = near(box);
      remember();
    },
    show(selector: string, { focus }: { focus: boolean }): boolean {
      const row = box?.querySelector(selector);
      if (!box || !row) return false;
      const free = Math.max(8, (box.clientHeight - row.getBoundingClientRect().height) / 3);
      pointed = undefined;
      box.scrollTop += edgeOf(row, 'top') - free;
      bottom = near(box);
      if (focus) row.querySelector<HTMLElement>('.actions button')?.focus({ preventScroll: true });
      row.classList.add('message-found');
      setTimeout(() => row.classList.remove('message-found'), 1600);
      remember();
      return true;
    },
    /** Moves no further than needed to bring it into sight. */
    reveal(selector: string): void {
      const row = box?.querySelector(selector);
      if (!box || !row) return;
      const below = edgeOf(row, 'bottom') - box.clientHeight;
      if (below > 0) box.scrollTop += below + 8;
      else if (edgeOf(row, 'top') < 0) box.scrollTop += edgeOf(row, 'top') - 8;
      bottom = near(box);
      remember();
    },
    toBottom(): void {
      if (!box) return;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      pointed = undefined;
      going = true;
      box.scrollTo({
        top: box.scrollHeight,
        behavior: still || box.scrollHeight - box.scrollTop > 4000 ? 'auto' : 'smooth',
      });
    },
  };
}
