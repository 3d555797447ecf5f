import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '#core/ports/log.ts';
import type { Posts } from './posts.ts';
import { samples, sampleText } from './samples.ts';
import type { Users } from './users.ts';

/** Milliseconds between two messages at speed 1. */
const pauseMs = 8_000;

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

/** Plays the sample messages in their order; where it stopped is kept, so that it goes on there. */
export function createPlayer({
  db,
  users,
  posts,
  log,
  changed,
}: {
  db: DatabaseSync;
  users: Users;
  posts: Posts;
  log: Log;
  changed(): void;
}): Player {
  let timer: NodeJS.Timeout | undefined;
  const read = (key: string): string | undefined =>
    (db.prepare('SELECT value FROM x_meta WHERE key = ?').get(key) as { value: string } | undefined)?.value;
  const write = (key: string, value: string): void =>
    void db
      .prepare('INSERT INTO x_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
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
    const brand = users.accounts()[0];
    if (sample === undefined || brand === undefined) {
      stop();
      changed();
      return;
    }
    const author = users.named({ handle: sample.author, name: sample.name, followers: sample.followers });
    const earlier = sample.follows === undefined ? undefined : posts.latest(read(`play.newest.${sample.author}`) ?? '');
    const row = posts.create({
      author,
      text: sampleText(sample, brand.handle),
      replyTo: earlier?.deleted === 0 ? earlier : undefined,
    });
    write(`play.newest.${sample.author}`, row.id);
    write('play.position', String(at + 1));
    changed();
  }

  return {
    state,
    stop,
    welcome: () => {
      if (position() === 0 && posts.newest(1).length === 0) next();
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
