import { SlackError } from '../error.ts';
import { randomId } from '../ids.ts';
import { asList, asText } from '../json.ts';
import { addMessage, botAuthor, checkThread, readContent, writableChannel } from '../post.ts';
import { TIER } from '../rate-limits.ts';
import { deleteFile, describeFile, fileRow, isLookedAt } from '../shown-files.ts';
import type { Method } from './method.ts';

export const files: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    perMinute: TIER.four,
    run(world, args) {
      const length = Number(args.need('length'));
      if (!Number.isInteger(length) || length < 1) throw new SlackError('invalid_arguments');
      const id = randomId('F');
      world.db
        .prepare('INSERT INTO slack_files (id, name, length, alt) VALUES (?, ?, ?, ?)')
        .run(id, args.need('filename'), length, args.text('alt_txt') ?? '');
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
        const row = fileRow(world, asText(one['id']));
        if (!row || row['whole'] !== 1) throw new SlackError('file_not_found');
        if (row['done'] === 1) throw new SlackError('file_update_failed');
        const title = asText(one['title']) || String(row['name']);
        world.db.prepare('UPDATE slack_files SET title = ? WHERE id = ?').run(title, String(row['id']));
        return describeFile(world, { ...row, title });
      });
      const where = args.text('channel_id') ?? args.text('channels');
      for (const file of done)
        world.db
          .prepare('UPDATE slack_files SET done = 1, taken = ? WHERE id = ?')
          .run(String(world.clock.now().getTime()), asText(file['id']));
      for (const name of where ? where.split(',') : []) {
        const channel = writableChannel(world, name);
        const thread = checkThread(world, channel.id, args.text('thread_ts'));
        const content = { ...readContent(args, { mayBeEmpty: true }), text: args.text('initial_comment') ?? '' };
        addMessage(world, {
          channel,
          author: botAuthor(world),
          content,
          more: { files: done, upload: true },
          thread: thread || undefined,
        });
      }
      return { files: done };
    },
  },
  'files.info': {
    scopes: ['files:read'],
    perMinute: TIER.four,
    run(world, args) {
      const row = fileRow(world, args.need('file'));
      if (!row || row['done'] !== 1) throw new SlackError('file_not_found');
      const file = describeFile(world, row);
      return { file: isLookedAt(world, row) ? file : { ...file, mimetype: '', filetype: '' } };
    },
  },
  'files.delete': {
    scopes: ['files:write'],
    perMinute: TIER.three,
    run(world, args) {
      const id = args.need('file');
      const row = fileRow(world, id);
      if (!row || row['done'] !== 1) throw new SlackError('file_not_found');
      // An app deletes what it uploaded, and nobody else's.
      if (asText(row['user']) !== '') throw new SlackError('cant_delete_file');
      deleteFile(world, id);
      return {};
    },
  },
};
