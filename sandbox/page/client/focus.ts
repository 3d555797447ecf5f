/** The message somebody acted on, and the button she pressed there. */
export interface Place {
  ts: string;
  actionId?: string;
}

/** Puts the focus back where it was before something lay over it: the same button, else the first of that message. */
export function returnFocus(place: Place | undefined): void {
  if (place === undefined) return;
  requestAnimationFrame(() => {
    const row = document.querySelector(`.message[data-ts="${CSS.escape(place.ts)}"]`);
    const named =
      place.actionId === undefined
        ? null
        : row?.querySelector<HTMLElement>(`[data-action="${CSS.escape(place.actionId)}"]`);
    const target =
      named ??
      row?.querySelector<HTMLElement>(place.actionId === undefined ? '.thread-link' : '.actions button') ??
      row?.querySelector<HTMLElement>('button');
    target?.focus({ preventScroll: true });
  });
}
