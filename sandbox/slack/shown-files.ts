import { randomId } from './ids.ts';
import { refusal } from './error.ts';
import { asList, asText, isJson } from './json.ts';
import type { Json } from './json.ts';
import { changeMessage, deleteMessage } from './post.ts';
import type { World } from './world.ts';

const MIMES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  webp: 'image/webp',
};

export function mimeOf(name: string): string {
  return MIMES[extensionOf(name)] ?? 'application/octet-stream';
}

export function extensionOf(name: string): string {
  return (/\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? '').toLowerCase();
}

/** A file as Slack shows it; its address wants the token. */
export function describeFile(world: World, row: Record<string, unknown>): Json {
  const id = String(row['id']);
  const name = String(row['name']);
  const extension = extensionOf(name);
  return {
    id,
    created: Math.floor(world.clock.now().getTime() / 1000),
    name,
    title: asText(row['title']) || name,
    mimetype: mimeOf(name),
    filetype: extension === 'jpeg' ? 'jpg' : extension,
    user: asText(row['user']) || world.team.botUserId,
    size: Number(row['length']),
    alt_txt: String(row['alt']),
    url_private: `${world.deps.address()}/files/${id}`,
    url_private_download: `${world.deps.address()}/files/${id}`,
    mode: 'hosted',
    is_external: false,
    is_public: false,
  };
}

/** Slack looks at a file only after it took it: until then it has no type, and no message may show it. */
export const LOOK_MS = 150;

export function isLookedAt(world: World, row: Record<string, unknown>): boolean {
  const taken = Number(row['taken']);
  return row['done'] === 1 && !(taken > world.clock.now().getTime() - LOOK_MS);
}

/** A message that shows a file nobody has, or one that was not looked at yet, is refused whole. */
export function refuseUnready(world: World, blocks: readonly Json[] = []): void {
  for (const [index, block] of blocks.entries()) {
    const sources = [block, block['accessory']].filter(isJson).map((each) => each['slack_file']);
    for (const source of sources.filter(isJson)) {
      const row = fileRow(world, asText(source['id']));
      if (!row || !isLookedAt(world, row))
        throw refusal('invalid_blocks', [`invalid slack file [json-pointer:/blocks/${index}/slack_file]`]);
    }
  }
}

/** What a person chose on her own machine. */
export function givenFile(world: World, file: { user: string; name: string; bytes: Uint8Array }): Json {
  const id = randomId('F');
  world.db
    .prepare(
      'INSERT INTO slack_files (id, name, length, alt, bytes, done, title, user) VALUES (?, ?, ?, ?, ?, 1, ?, ?)',
    )
    .run(id, file.name, file.bytes.length, '', file.bytes, file.name, file.user);
  return describeFile(world, fileRow(world, id) ?? {});
}

export function fileRow(world: World, id: string): Record<string, unknown> | undefined {
  return world.db
    .prepare(
      'SELECT id, name, length, alt, title, user, done, taken, bytes IS NOT NULL AS whole FROM slack_files WHERE id = ?',
    )
    .get(id);
}

/** It disappears from every message, and a message that held nothing else with it. */
export function deleteFile(world: World, id: string): void {
  world.db.prepare('DELETE FROM slack_files WHERE id = ?').run(id);
  const rows = world.db.prepare(`SELECT channel, ts FROM slack_messages WHERE body LIKE '%' || ? || '%'`).all(id);
  for (const { channel: place, ts } of rows) {
    const channel = world.team.channel(String(place));
    const message = world.messages.get(String(place), String(ts));
    if (!channel || !message) continue;
    const files = asList(message.body['files']);
    const left = files.filter((file) => file['id'] !== id);
    if (left.length === files.length) continue;
    if (left.length === 0 && asText(message.body['text']) === '' && asList(message.body['blocks']).length === 0)
      deleteMessage(world, channel, message);
    else changeMessage(world, channel, message, { ...message.body, files: left });
  }
}
