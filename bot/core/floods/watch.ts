import type { FloodSettings } from '../config/floods.ts';
import { alike, BANDS, bandsOf, fromText, signatureOf, toText, type Signature } from './signature.ts';
import { remembering, type Remembered } from './remembered.ts';
import { howMany, isCalm, note, type Burst, type Recent } from './recent.ts';

/** Comments under one post, messages that say the same, or simply too many for one channel. */
export const FLOOD_KINDS = ['post', 'alike', 'channel'] as const;
export type FloodKind = (typeof FLOOD_KINDS)[number];

/** What makes a flood that one and no other. */
export interface FloodKey {
  /** Where the cards of its conversations would stand. */
  place: string;
  kind: FloodKind;
  /** The post, or the signature of what is said; empty for a channel. */
  what: string;
}

/** Why one gets its own card all the same. `listed`: whoever managers must know of, always. */
export type StandsOut = 'listed' | 'red' | 'question' | 'angry';

/** A conversation that begins. */
export interface Arrival {
  ticketId: string;
  place: string;
  /** The post under which it was written; null where it stands by itself. */
  post: string | null;
  text: string;
  standsOut: StandsOut | null;
}

export interface Verdict {
  key: FloodKey;
  /** It has no card of its own. */
  folded: boolean;
  /** Those that came before it was known to be a flood belong to it too. */
  before: readonly Earlier[];
}

/** `folded`: it needs no card of its own, unless that is out already. `moves`: it stands on the card of its channel until now. */
export interface Earlier {
  ticketId: string;
  folded: boolean;
  moves?: true;
}

export interface FloodWatch {
  /** Null: it is no part of a flood. What is seen is counted, so each conversation is seen once, as it comes. */
  see(arrival: Arrival, now: Date): Verdict | null;
  /** A flood that is on, as the store knows it: it goes on after a restart, and in another process. */
  goesOn(key: FloodKey, now: Date): void;
}

interface Stream {
  recent: Recent;
  isOn: boolean;
  /** The last few before it was a burst. */
  before: Kept[];
}

/** One that was no part of a flood when it came, or of that of its channel; the same one for all streams that it belongs to. */
interface Kept extends Pick<Arrival, 'ticketId' | 'standsOut'> {
  at: number;
  /** The card on which it stands, and whether it has none of its own; null: on none yet. */
  on: { kind: FloodKind; folded: boolean } | null;
}

/** Something that several say. */
interface Saying extends Stream {
  place: string;
  signature: Signature;
}

/** What is remembered of each kind. */
const MOST_STREAMS = 2_000;
/** Where more comes than anybody can read, so many posts and sayings have a card of their own; the others are on that of the channel. */
const MOST_BESIDE = 4;

/** Sees conversations as they begin and says which belong to a flood. What it remembers is bounded; each look takes constant time. */
export function createFloodWatch(settings: FloodSettings): FloodWatch {
  const posts = remembering<string, Stream>(MOST_STREAMS);
  const channels = remembering<string, Stream>(MOST_STREAMS);
  const ownCards = remembering<string, Recent>(MOST_STREAMS);
  const redCards = remembering<string, Recent>(MOST_STREAMS);
  const sayings = createSayings(settings.alikeShare);
  /** In each place, those that have a card. */
  const standing = remembering<string, Map<Stream, Burst>>(MOST_STREAMS);

  /** Counts one; true while it is a flood. */
  function count(stream: Stream, burst: Burst, { place, now }: { place: string; now: number }): boolean {
    if (stream.isOn && isCalm(stream.recent, burst, now)) {
      stream.isOn = false;
      standing.get(place)?.delete(stream);
    }
    if (note(stream.recent, burst, now)) stream.isOn = true;
    return stream.isOn;
  }

  /** Whether it has a card, or may have one. */
  function stands(
    stream: Stream,
    burst: Burst,
    { place, isMany, now }: { place: string; isMany: boolean; now: number },
  ): boolean {
    const cards = recalled(standing, place, () => new Map<Stream, Burst>());
    if (cards.has(stream)) return true;
    if (isMany && cards.size >= MOST_BESIDE) {
      for (const [each, its] of cards) if (isCalm(each.recent, its, now)) cards.delete(each);
      if (cards.size >= MOST_BESIDE) return false;
    }
    cards.set(stream, burst);
    return true;
  }

  function verdict(stream: Stream, key: FloodKey, { standsOut }: Arrival, now: number): Verdict {
    const { place, kind } = key;
    const since = now - settings[kind].minutes * 60_000;
    // From the card of the channel to that of what is said; never back.
    const before = stream.before.filter(
      ({ on, at }) => at >= since && (on === null || (on.kind === 'channel' && kind !== 'channel')),
    );
    stream.before = [];
    const isFolded = (why: StandsOut | null): boolean => !hasOwnCard(place, why, now);
    return {
      key,
      before: before.map((each): Earlier => {
        const moves = each.on !== null;
        each.on = { kind, folded: each.on?.folded ?? isFolded(each.standsOut) };
        return { ticketId: each.ticketId, folded: each.on.folded, moves: moves || undefined };
      }),
      folded: isFolded(standsOut),
    };
  }

  /** The first few that stand out in a minute do, of red words some more; whoever managers must know of always does. */
  function hasOwnCard(place: string, standsOut: StandsOut | null, now: number): boolean {
    if (standsOut === null || standsOut === 'listed') return standsOut !== null;
    const [kept, count] =
      standsOut === 'red' ? ([redCards, settings.redCards] as const) : ([ownCards, settings.ownCards] as const);
    const recent = recalled(kept, place, () => []);
    const isFree = howMany(recent, { count, minutes: 1 }, now) < count;
    if (isFree) note(recent, { count, minutes: 1 }, now);
    return isFree;
  }

  return {
    see(arrival, at) {
      const now = at.getTime();
      const { place, post } = arrival;
      const signature = signatureOf(arrival.text);
      const saying = signature && sayings.of(place, signature);
      const under = post === null ? null : recalled(posts, `${place} ${post}`, newStream);
      const here = recalled(channels, place, newStream);
      // Each is counted, so that one that begins beside another is known.
      const isSaid = saying !== null && count(saying, settings.alike, { place, now });
      const isUnder = under !== null && count(under, settings.post, { place, now });
      const isMany = count(here, settings.channel, { place, now });
      // What was said before in this flood stands out no more.
      const isRepeated = saying !== null && howMany(saying.recent, settings.alike, now) > 1;
      const one = isRepeated ? { ...arrival, standsOut: grave(arrival.standsOut) } : arrival;
      const about = { place, isMany, now };
      if (under && isUnder && stands(under, settings.post, about))
        return verdict(under, { place, kind: 'post', what: post ?? '' }, one, now);
      if (saying && isSaid && stands(saying, settings.alike, about))
        return verdict(saying, { place, kind: 'alike', what: toText(saying.signature) }, one, now);
      const many = isMany ? verdict(here, { place, kind: 'channel', what: '' }, one, now) : null;
      const kept: Kept = {
        ticketId: arrival.ticketId,
        standsOut: one.standsOut,
        at: now,
        on: many && { kind: 'channel', folded: many.folded },
      };
      // Once what it says has a card, it stands there beside the others instead of a card that counts one.
      for (const [stream, { count: most }] of [
        [saying, settings.alike],
        [under, settings.post],
        ...(many ? [] : [[here, settings.channel] as const]),
      ] as const)
        if (stream && stream.before.push(kept) > most) stream.before.shift();
      return many;
    },
    goesOn({ place, kind, what }, at) {
      const now = at.getTime();
      const signature = kind === 'alike' ? fromText(what) : null;
      if (kind === 'alike' && signature === null) return;
      const stream =
        kind === 'post'
          ? recalled(posts, `${place} ${what}`, newStream)
          : signature
            ? sayings.of(place, signature)
            : recalled(channels, place, newStream);
      if (stream.isOn) return;
      if (kind !== 'channel') stands(stream, settings[kind], { place, isMany: false, now });
      stream.isOn = true;
      stream.recent = Array.from({ length: settings[kind].count }, () => now);
    },
  };
}

/** What is said in each place, found by bands of its signature. */
function createSayings(share: number): { of(place: string, signature: Signature): Saying } {
  const sayings = remembering<number, Saying>(MOST_STREAMS);
  /** The newest saying in each band. */
  const bands = remembering<number, number>(MOST_STREAMS * BANDS);
  let made = 0;

  /** The one that it is most like, in this place. */
  function likeliest(place: string, signature: Signature, mine: readonly number[]): number | undefined {
    let best: { id: number; share: number } | undefined;
    for (const id of new Set(mine.flatMap((band) => bands.get(band) ?? []))) {
      const saying = sayings.get(id);
      if (saying?.place !== place) continue;
      const shared = alike(saying.signature, signature);
      if (shared >= share && shared > (best?.share ?? 0)) best = { id, share: shared };
    }
    return best?.id;
  }

  return {
    of(place, signature) {
      const mine = bandsOf(signature, place);
      const known = likeliest(place, signature, mine);
      const id = known ?? (made += 1);
      if (known === undefined) for (const band of mine) bands.set(band, id);
      return recalled(sayings, id, () => ({ ...newStream(), place, signature }));
    },
  };
}

function newStream(): Stream {
  return { recent: [], isOn: false, before: [] };
}

/** What stands out whatever others say. */
function grave(standsOut: StandsOut | null): StandsOut | null {
  return standsOut === 'listed' || standsOut === 'red' ? standsOut : null;
}

/** What is there, or a new one. */
function recalled<K, V>(kept: Remembered<K, V>, key: K, make: () => V): V {
  return kept.get(key) ?? kept.set(key, make());
}
