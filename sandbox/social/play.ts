import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '#core/ports/log.ts';
import type { NetworkPart } from './network.ts';
import { calledThere, type PrivateSample } from './rules.ts';
import { samples, sampleText, type Sample } from './samples.ts';
import type { Social } from './social.ts';
import type { PostRow, UserRow } from './tables.ts';

/** Milliseconds between two messages at speed 1. */
const pauseMs = 8_000;
/** What the brand posted itself was there before anybody commented. */
const postedHoursAgo = 3;

export interface PlayState {
  playing: boolean;
  position: number;
  total: number;
}

export interface Player {
  state(): PlayState;
  start(order: { speed: number; restart: boolean }): PlayState;
  /** Writes the first sample message into a workspace where nobody has written yet. */
  welcome(): void;
  stop(): PlayState;
}

/** A network of the workspace, as far as messages are written on it. */
type Played = Pick<NetworkPart, 'social' | 'wroteDirect'>;

/** Said in private, there. */
interface Whispered extends PrivateSample {
  on: Played;
}

/** Plays the sample messages in their order, each where its author is; where it stopped is kept, so that it goes on there. */
export function createPlayer({
  db,
  networks,
  log,
}: {
  db: DatabaseSync;
  networks: readonly Played[];
  log: Log;
}): Player {
  db.exec('CREATE TABLE IF NOT EXISTS social_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
  let timer: NodeJS.Timeout | undefined;
  const read = (key: string): string | undefined =>
    (db.prepare('SELECT value FROM social_meta WHERE key = ?').get(key) as { value: string } | undefined)?.value;
  const write = (key: string, value: string): void =>
    void db
      .prepare(
        'INSERT INTO social_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(key, value);
  const withAccount = networks.filter(({ social }) => social.users.accounts().length > 0);
  const list = samples.flatMap((sample, index): (Sample | Whispered)[] => [
    sample,
    ...withAccount.flatMap((on) =>
      (on.social.rules.samples?.inPrivate ?? [])
        .filter(({ after }) => after === index + 1)
        .map((each) => ({ ...each, on })),
    ),
  ]);
  const position = (): number => Number(read('play.position') ?? 0);
  const state = (): PlayState => ({ playing: timer !== undefined, position: position(), total: list.length });

  function stop(): PlayState {
    clearInterval(timer);
    timer = undefined;
    return state();
  }

  function next(): void {
    const at = position();
    const sample = list[at];
    if (sample === undefined || !('on' in sample ? whisper(sample) : say(sample))) {
      stop();
      for (const { social } of networks) social.changed();
      return;
    }
    write('play.position', String(at + 1));
  }

  function whisper({ on: { social, wroteDirect }, author, name, text }: Whispered): boolean {
    const to = social.users.accounts()[0];
    if (to === undefined) return false;
    const row = social.directs.write({ from: social.users.named({ handle: author, name }), to, text });
    wroteDirect?.(row);
    social.changed();
    return true;
  }

  /** Where she writes, or on the first network where the brand has no account there. */
  function say(sample: Sample): boolean {
    const open = withAccount.map(({ social }) => social).filter(({ rules }) => rules.onlyPrivate !== true);
    const social = open.find(({ rules }) => rules.samples?.people?.[sample.author] !== undefined) ?? open[0];
    const brand = social?.users.accounts()[0];
    if (social === undefined || brand === undefined) return false;
    const { rules, users, posts } = social;
    const author = users.named({ handle: sample.author, name: sample.name, followers: sample.followers });
    const earlier = sample.follows === undefined ? undefined : posts.latest(read(`play.newest.${sample.author}`) ?? '');
    const under = rules.samples?.people?.[sample.author]?.under;
    const above = under === undefined ? undefined : postOf(social, brand, under);
    const row = posts.create({
      author,
      text: sampleText(above ? { text: withoutName(sample.text) } : sample, calledThere(rules, brand)),
      replyTo: earlier?.deleted === 0 ? earlier : above,
    });
    write(`play.newest.${sample.author}`, row.id);
    social.changed();
    return true;
  }

  /** What the brand posted there; it does so when the first person comments. */
  function postOf({ rules, posts }: Social, brand: UserRow, under: string): PostRow {
    const key = `play.brand.${rules.id}.${under}`;
    const known = posts.latest(read(key) ?? '');
    if (known?.deleted === 0) return known;
    const text = rules.samples?.posts?.[under] ?? under;
    const row = posts.create({ author: brand, text, hoursAgo: postedHoursAgo });
    write(key, row.id);
    return row;
  }

  return {
    state,
    stop,
    welcome: () => {
      if (position() === 0 && networks.every(({ social }) => social.posts.newest(1).length === 0)) next();
    },
    start: ({ speed, restart }) => {
      stop();
      if (restart || position() >= list.length) write('play.position', '0');
      timer = setInterval(() => {
        try {
          next();
        } catch (error) {
          log.error({ error }, 'the sample stream stopped');
          stop();
        }
      }, pauseMs / speed);
      next();
      return state();
    },
  };
}

/** Nobody names the brand under its own post. */
function withoutName(text: string): string {
  return text.replace(/^@marca /, '').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
