import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '#core/ports/log.ts';
import { samples, sampleText, type Sample } from './samples.ts';
import type { Social } from './social.ts';

/** Milliseconds between two messages at speed 1. */
const pauseMs = 8_000;
/** Where there are several networks: of so many people who write, one writes on another network than the first. */
const otherwise = 3;

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

/** Plays the sample messages in their order, on all networks; where it stopped is kept, so that it goes on there. */
export function createPlayer({
  db,
  networks,
  log,
}: {
  db: DatabaseSync;
  networks: readonly Social[];
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
  const position = (): number => Number(read('play.position') ?? 0);
  const state = (): PlayState => ({ playing: timer !== undefined, position: position(), total: samples.length });

  function stop(): PlayState {
    clearInterval(timer);
    timer = undefined;
    return state();
  }

  function next(): void {
    const at = position();
    const sample = samples[at];
    const network = sample && networkOf(sample, networks);
    const brand = network?.users.accounts()[0];
    if (sample === undefined || network === undefined || brand === undefined) {
      stop();
      for (const each of networks) each.changed();
      return;
    }
    const { users, posts } = network;
    const author = users.named({ handle: sample.author, name: sample.name, followers: sample.followers });
    const earlier = sample.follows === undefined ? undefined : posts.latest(read(`play.newest.${sample.author}`) ?? '');
    const row = posts.create({
      author,
      text: sampleText(sample, brand.handle),
      replyTo: earlier?.deleted === 0 ? earlier : undefined,
    });
    write(`play.newest.${sample.author}`, row.id);
    write('play.position', String(at + 1));
    network.changed();
  }

  return {
    state,
    stop,
    welcome: () => {
      if (position() === 0 && networks.every(({ posts }) => posts.newest(1).length === 0)) next();
    },
    start: ({ speed, restart }) => {
      stop();
      if (restart || position() >= samples.length) write('play.position', '0');
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

/** A person stays on one network. */
function networkOf({ author }: Sample, networks: readonly Social[]): Social | undefined {
  const [first, ...others] = networks;
  const people = [...new Set(samples.map((each) => each.author))];
  const nth = people.indexOf(author);
  if (others.length === 0 || nth % otherwise !== otherwise - 1) return first;
  return others[Math.floor(nth / otherwise) % others.length];
}
