import type { VNode } from 'preact';
import { html } from './html.ts';

const PATHS = {
  hash: 'M6.5 2.5 5 13.5M11 2.5 9.5 13.5M2.5 6h11.5M2 10h11.5',
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9z',
  close: 'm4 4 8 8M12 4l-8 8',
  play: 'M5 3.5v9l7.5-4.5z',
  storm: 'M9 2 4.5 9H8l-1 5 4.500-7H8z',
  calendar: 'M2.5 4h11v9.500h-11zM2.500 7h11M5.500 2.500v3M10.500 2.500v3',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  quote: 'M3 4h4v4l-2 4H3l1.4-4H3zM9 4h4v4l-2 4H9l1.4-4H9z',
  thread: 'M3 3.5h10v7H7.5L4.5 13v-2.5H3z',
  down: 'M8 3v9.5m-4-4 4 4 4-4',
  up: 'M8 13V3.5m-4 4 4-4 4 4',
  right: 'm6 3.5 4.5 4.5L6 12.5',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  heart: 'M8 13.2 3.2 8.5A3 3 0 0 1 8 4.6a3 3 0 0 1 4.8 3.9z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  eye: 'M1.8 8S4 4 8 4s6.2 4 6.2 4-2.2 4-6.2 4-6.2-4-6.2-4Zm6.2 1.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z',
  inbox: 'M2.5 9.5 4.5 3h7l2 6.5V13h-11zm0 0H6c.3 1.2 1 1.7 2 1.7s1.7-.5 2-1.7h3.5',
  picture: 'M2.5 3.5h11v9h-11zm0 7 3-3 2.5 2.5L10.500 7.500l3 3M5.500 6.200h.01',
  pin: 'M6 2.5h4l-.6 4 2.1 2.5h-7l2.1-2.5zM8 9v4.5',
  person: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8Zm-5 5.5c.6-2.4 2.6-3.7 5-3.7s4.4 1.3 5 3.7',
};
export type IconName = keyof typeof PATHS;

/** A line drawing of 16 by 16 in the colour of the text; words always stand beside it or in its label. */
export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }): VNode {
  return html`<svg
    class="icon"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
    fill=${filled ? 'currentColor' : 'none'}
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d=${PATHS[name]} />
  </svg>`;
}

/** What stands before the name of a conversation. */
export const iconOf = (kind: 'public' | 'private' | 'im'): IconName =>
  ({ im: 'person', private: 'lock', public: 'hash' } as const)[kind];
