import { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Message } from './sent-cards.ts';

/** A form that nobody touched for so long is given up: its card must not stay as it was for everybody else. */
const GIVEN_UP_MS = 10 * 60_000;
/** Until whoever wants to draw the card again asks once more. */
const ASK_AGAIN_MS = 3_000;

/** Forms that stand in our cards: Teams puts a card that is drawn again in the place of a form, with all that was typed there. */
export interface OpenForms {
  put(message: Message, form: { id: string; userId: string }): void;
  remove(id: string): void;
  /** She looks at the card itself by now. */
  left(message: Message, userId: string): void;
  /** @throws RecadoError surface.rate-limited with `held` while somebody, other than `except`, may be typing in that message */
  letDraw(message: Message, except?: string): void;
}

export function createOpenForms({ clock }: { clock: Clock }): OpenForms {
  const open = new Map<string, { at: string; userId: string; since: number }>();
  const keyOf = ({ channel, ts }: Message): string => `${channel}/${ts}`;
  const isOver = (since: number): boolean => clock.now().getTime() - since >= GIVEN_UP_MS;
  return {
    put(message, { id, userId }) {
      for (const [other, { since }] of open) if (isOver(since)) open.delete(other);
      open.set(id, { at: keyOf(message), userId, since: clock.now().getTime() });
    },
    remove: (id) => void open.delete(id),
    left(message, userId) {
      const at = keyOf(message);
      for (const [id, form] of open) if (form.at === at && form.userId === userId) open.delete(id);
    },
    letDraw(message, except) {
      const at = keyOf(message);
      for (const form of open.values())
        if (form.at === at && form.userId !== except && !isOver(form.since))
          throw new RecadoError('surface.rate-limited', { params: { held: 'form' }, retryAfterMs: ASK_AGAIN_MS });
    },
  };
}
