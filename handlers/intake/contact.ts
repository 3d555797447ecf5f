import type { Clock } from '#core/ports/clock.ts';
import type { InboundEvent } from '#core/message.ts';
import type { AccountRef, OpsServices } from '../alerts/access.ts';
import { managerChannels, raise } from '../alerts/manager-channels.ts';
import type { Store } from '../../store/store.ts';

/** Shorter silences are everyday: a restart, a slow network. */
const LEAST_AWAY_SECONDS = 60;
const MISSED_LOOKS = 2;
/** Looks may be far apart where the network calls us; contact is noted between them too. */
export const BEAT_MS = 10_000;

export interface Contact {
  /** The last look succeeded and the next is not due: still in contact. */
  beat(): Promise<void>;
  /**
   * Before what a look brought is taken in: tells managers of what came while nobody looked, so that they know before its cards
   * appear. Gives the moment of the look.
   */
  gapBefore(pulled: { events: readonly InboundEvent[]; waitMs: number }): Promise<Date>;
  /** What the look of that moment brought is taken in: a gap before it can be told. */
  took(at: Date): Promise<void>;
}

/** Knows when an account was last in contact, over restarts. */
export function createContact(services: OpsServices, of: AccountRef): Contact {
  const { store, clock, config, log } = services;
  const startedAt = clock.now();
  /** Undefined: not read yet. */
  let last: Date | null | undefined;
  let isFirst = true;
  let hadGap = false;

  /** `everyMs`: how often contact is noted while all is well. */
  function wasAway(since: Date, now: Date, everyMs: number): boolean {
    return (
      now.getTime() - since.getTime() >=
      Math.max((config.awaySeconds ?? LEAST_AWAY_SECONDS) * 1_000, MISSED_LOOKS * everyMs)
    );
  }

  return {
    async beat() {
      if (!last) return;
      last = clock.now();
      await noteContact(services, of, { at: last, pulled: true, data: false });
    },
    async gapBefore({ events, waitMs }) {
      last ??= (await store.accounts.get(of.network, of.account))?.contactAt ?? null;
      const at = clock.now();
      // A network that calls us may be quicker after a restart than our first look; that came meanwhile as well.
      const from = isFirst ? startedAt : at;
      const everyMs = isFirst ? 0 : Math.min(waitMs, BEAT_MS);
      isFirst = false;
      const hasMessages = events.some(({ kind }) => kind === 'message');
      hadGap =
        hasMessages &&
        last !== null &&
        wasAway(last, at, everyMs) &&
        (await raise(services, managerChannels(services, { urgent: false }), {
          kind: 'gap',
          ...of,
          params: { since: last.toISOString(), until: at.toISOString(), from: from.toISOString() },
        }));
      if (hadGap) log.info({ ...of, since: last }, 'looked after a gap');
      return at;
    },
    async took(at) {
      // The clock may have been put forward meanwhile.
      if (!last || at > last) last = at;
      // Noted for sure: all that it brought may have come by a call just before, and then was nothing new.
      if (hadGap) await noteContact(services, of, { at, pulled: true, data: true });
      hadGap = false;
    },
  };
}

/** What came in also ends "nothing comes in". */
export async function noteContact(
  { store, clock }: { store: Pick<Store, 'accounts' | 'alerts'>; clock: Clock },
  of: AccountRef,
  contact: { at: Date; pulled: boolean; data: boolean },
): Promise<void> {
  await store.accounts.contact({ ...of, ...contact });
  if (contact.data) await store.alerts.clear({ kind: 'quiet', ...of, at: clock.now() });
}
