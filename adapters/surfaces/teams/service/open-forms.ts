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
  /** A moment, to ask later what was opened after it. */
  moment(): number;
  /** Whether somebody may be typing in that message, in a form that `picks` takes. */
  some(message: Message, picks: (form: OpenForm) => boolean): boolean;
  /** @throws RecadoError surface.rate-limited with `held` while somebody may be typing in that message, but in a form that `except` takes */
  letDraw(message: Message, except?: (form: OpenForm) => boolean): void;
  /** Draws a message with a call that asks first, when its turn has come, whether it still may: from then on it is under way. */
  drawing(
    message: Message,
    draw: (mayStill: () => void) => Promise<void>,
    except?: (form: OpenForm) => boolean,
  ): Promise<void>;
  /** Resolves when no drawing of that message is under way that was so before. */
  drawn(message: Message): Promise<void>;
}

export interface OpenForm {
  id: string;
  userId: string;
  /** When she went into it, as `moment` tells it. */
  moment: number;
}

export function createOpenForms({ clock }: { clock: Clock }): OpenForms {
  const open = new Map<string, OpenForm & { at: string; since: number }>();
  const drawings = new Map<string, Set<Promise<void>>>();
  let moment = 0;
  const keyOf = ({ channel, ts }: Message): string => `${channel}/${ts}`;
  const isOver = (since: number): boolean => clock.now().getTime() - since >= GIVEN_UP_MS;
  function some(message: Message, picks: (form: OpenForm) => boolean): boolean {
    const at = keyOf(message);
    return [...open.values()].some((form) => form.at === at && !isOver(form.since) && picks(form));
  }
  function letDraw(message: Message, except: (form: OpenForm) => boolean = () => false): void {
    if (some(message, (form) => !except(form)))
      throw new RecadoError('surface.rate-limited', { params: { held: 'form' }, retryAfterMs: ASK_AGAIN_MS });
  }
  return {
    put(message, { id, userId }) {
      for (const [other, { since }] of open) if (isOver(since)) open.delete(other);
      moment += 1;
      open.set(id, { id, at: keyOf(message), userId, moment, since: clock.now().getTime() });
    },
    remove: (id) => void open.delete(id),
    left(message, userId) {
      const at = keyOf(message);
      for (const [id, form] of open) if (form.at === at && form.userId === userId) open.delete(id);
    },
    moment: () => moment,
    some,
    letDraw,
    async drawing(message, draw, except) {
      const at = keyOf(message);
      const { promise, resolve } = Promise.withResolvers<void>();
      try {
        await draw(() => {
          letDraw(message, except);
          drawings.set(at, (drawings.get(at) ?? new Set()).add(promise));
        });
      } finally {
        resolve();
        const all = drawings.get(at);
        all?.delete(promise);
        if (all?.size === 0) drawings.delete(at);
      }
    },
    async drawn(message) {
      const all = drawings.get(keyOf(message));
      if (all !== undefined) await Promise.all(all);
    },
  };
}
