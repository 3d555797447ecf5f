import { SlackError } from '../error.ts';
import { randomId } from '../ids.ts';
import { asList, asText } from '../json.ts';
import type { Json } from '../json.ts';
import { addMessage, botAuthor, checkThread, readContent, writableChannel } from '../post.ts';
import { TIER } from '../rate-limits.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

function describeFile(world: World, row: Record<string, unknown>, title: string): Json {
  const id = String(row['id']);
  return {
    id,
    created: Math.floor(world.clock.now().getTime() / 1000),
    name: String(row['name']),
    title,
    size: Number(row['length']),
    alt_txt: String(row['alt']),
    url_private: `${world.deps.address()}/files/${id}`,
    mode: 'hosted',
  };
}

export const files: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    perMinute: TIER.four,
    run(world, args) {
      const length = Number(args.need('length'));
      if (!Number.isInteger(length) || length < 1) throw new SlackError('invalid_arguments');
      const id = randomId('F');
      world.db.prepare('INSERT INTO slack_files (id, name, length, alt) VALUES (?, ?, ?, ?)').run(id, args.need('filename'), length, args.text('alt_txt') ?? '');
      return { file_id: id, upload_url: `${world.deps.address()}/upload/${id}` };
    },
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    perMinute: TIER.four,
    run(world, args) {
      const asked = asList(args.json('files', 'invalid_arguments'));
      if (asked.length === 0) throw new SlackError('invalid_arguments');
      const done = asked.map((one) => {
        const row = world.db.prepare('SELECT id, name, length, alt, bytes IS NOT NULL AS full, done FROM slack_files WHERE id = ?').get(asText(one['id']));
        if (!row || row['full'] !== 1) throw new SlackError('file_not_found');
        if (row['done'] === 1) throw new SlackError('file_update_failed');
        return describeFile(world, row, asText(one['title']) || String(row['name']));
      });
      const where = args.text('channel_id') ?? args.text('channels');
      for (const file of done) world.db.prepare('UPDATE slack_files SET done = 1 WHERE id = ?').run(asText(file['id']));
      for (const name of where ? where.split(',') : []) {
        const channel = writableChannel(world, name);
        const thread = checkThread(world, channel.id, args.text('thread_ts'));
        const content = { ...readContent(args, { mayBeEmpty: true }), text: args.text('initial_comment') ?? '' };
        addMessage(world, { channel, author: botAuthor(world), content, more: { files: done, upload: true }, ...(thread ? { thread } : {}) });
      }
      return { files: done };
    },
  },
};
