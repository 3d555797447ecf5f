import type { DatabaseSync } from 'node:sqlite';
import type { StoredMessage } from './stored-message.ts';

type Place = Pick<StoredMessage, 'channel' | 'ts' | 'thread' | 'inChannel'>;

/** Which messages changed since a screen was last drawn, the deleted ones among them: so that it asks for those only. */
export function createChanges(db: DatabaseSync) {
  const write = db.prepare(`INSERT INTO slack_changes (channel, ts, thread, in_channel, seq) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (channel, ts) DO UPDATE SET seq = excluded.seq`);
  const inChannel = db.prepare(
    'SELECT ts FROM slack_changes WHERE channel = ? AND seq > ? AND in_channel = 1 ORDER BY seq LIMIT ?',
  );
  const inThread = db.prepare(
    'SELECT ts FROM slack_changes WHERE channel = ? AND seq > ? AND (thread = ? OR ts = ?) ORDER BY seq LIMIT ?',
  );
  const everywhere = db.prepare('SELECT channel, ts, seq FROM slack_changes WHERE seq > ? ORDER BY seq LIMIT ?');
  let seq = Number(db.prepare('SELECT max(seq) AS seq FROM slack_changes').get()?.['seq'] ?? 0);

  const note = ({ channel, ts, thread, inChannel: shown }: Place): void => {
    seq += 1;
    write.run(channel, ts, thread ?? null, shown ? 1 : 0, seq);
    // The parent says how many replies it has.
    if (thread !== undefined) note({ channel, ts: thread, inChannel: true });
  };

  return {
    note,
    /** Number of the newest change. */
    now: (): number => seq,
    everywhere: (since: number, limit: number): { channel: string; ts: string; seq: number }[] =>
      everywhere
        .all(since, limit)
        .map((row) => ({ channel: String(row['channel']), ts: String(row['ts']), seq: Number(row['seq']) })),
    channel: (channel: string, since: number, limit: number): string[] =>
      inChannel.all(channel, since, limit).map((row) => String(row['ts'])),
    thread: (channel: string, thread: string, since: number, limit: number): string[] =>
      inThread.all(channel, since, thread, thread, limit).map((row) => String(row['ts'])),
  };
}
