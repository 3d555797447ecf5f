import type { Card } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import type { References } from './references.ts';
import { drawAgain, postCard } from '../drawing/draw-card.ts';
import type { TeamsContext } from '../context.ts';

/** A page that is drawn again and again would sink out of sight in the chat: once a day it comes anew. */
const DAY_MS = 24 * 60 * 60_000;

export interface Homes {
  /** Draws her page: a card in her personal chat. */
  publish(userId: string, card: Card): Promise<void>;
  /** She asked for it: the next one is posted where she looks, not drawn further up. */
  asked(userId: string): void;
}

/** Teams has no page of a person's own that a bot draws; a card in her personal chat with us stands for it. */
export function createHomes({ context, references }: { context: TeamsContext; references: References }): Homes {
  const wanted = new Set<string>();
  return {
    asked: (userId) => void wanted.add(userId),

    async publish(userId, card) {
      const channel = await context.direct(userId);
      const known = await references.home(userId);
      const isFresh = known !== undefined && context.clock.now().getTime() - Date.parse(known.at) < DAY_MS;
      if (isFresh && !wanted.has(userId)) {
        try {
          await drawAgain(context, { channel, ts: known.ts }, card, { home: true });
          return;
        } catch (error) {
          // She deleted it: it is posted anew.
          if (!(error instanceof RecadoError) || error.code !== 'surface.message-gone') throw error;
        }
      }
      const { ts } = await postCard(context, { channel }, card, { home: true });
      wanted.delete(userId);
      await references.saveHome(userId, { ts, at: context.clock.now().toISOString() });
    },
  };
}
