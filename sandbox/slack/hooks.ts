import express from 'express';
import type { Response, Router } from 'express';
import { createArgs } from './args.ts';
import type { Args } from './args.ts';
import { SlackError } from './error.ts';
import type { ResponseHandle } from './handles.ts';
import { compact, isJson } from './json.ts';
import type { Json } from './json.ts';
import { addEphemeral, addMessage, botAuthor, changeMessage, deleteMessage, readContent } from './post.ts';
import { mimeOf } from './shown-files.ts';
import { inTransaction } from '../state.ts';
import type { World } from './world.ts';

export function responseUrl(world: World, id: string): string {
  return `${world.deps.address()}/actions/${world.team.id}/${id}`;
}

/** Addresses that need no token: where an app answers an interaction, and where it uploads bytes. */
export function createHooks(world: World): Router {
  const router = express.Router();
  router.post('/actions/:team/:id', express.json({ limit: '1mb', type: () => true }), (request, response) => {
    try {
      const body: unknown = request.body;
      inTransaction(world.db, () => {
        const handle = world.handles.respond(request.params.id);
        if (request.params.team !== world.team.id) throw new SlackError('no_such_url');
        answerInteraction(world, handle, isJson(body) ? body : {});
      });
      response.type('text/plain').send('ok');
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      response
        .status(['used_url', 'expired_url', 'no_such_url'].includes(error.code) ? 404 : 400)
        .json({ ok: false, error: error.code, ...error.more });
    }
  });
  router.post('/upload/:id', express.raw({ limit: '25mb', type: () => true }), (request, response) => {
    const bytes: unknown = request.body;
    const { changes } = world.db
      .prepare('UPDATE slack_files SET bytes = ?, length = ? WHERE id = ? AND done = 0')
      .run(
        Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0),
        Buffer.isBuffer(bytes) ? bytes.length : 0,
        request.params.id,
      );
    response
      .status(changes === 0 ? 404 : 200)
      .type('text/plain')
      .send(changes === 0 ? 'no such upload' : 'OK');
  });
  router.get('/files/:id', (request, response) => {
    // Whoever brings no token is led to the page to sign in.
    const isAllowed =
      request.headers.authorization === `Bearer ${world.deps.keys.slackBotToken}` &&
      world.scopes.includes('files:read');
    if (isAllowed) sendFile(world, response, request.params.id);
    else response.redirect(302, `/?redir=${encodeURIComponent(request.originalUrl)}`);
  });
  return router;
}

/** The bytes of a file, never to be run. */
export function sendFile(world: World, response: Response, id: string): void {
  const row = world.db.prepare('SELECT name, bytes FROM slack_files WHERE id = ? AND done = 1').get(id);
  const bytes = row?.['bytes'];
  if (!row || !(bytes instanceof Uint8Array)) return void response.status(404).type('text/plain').send('no such file');
  response
    .set({ 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox' })
    .type(mimeOf(String(row['name'])))
    .send(Buffer.from(bytes));
}

/** What an app says to a response address or in the acknowledgement of a command: ephemeral unless it says otherwise. */
export function answerInteraction(world: World, handle: ResponseHandle, body: Json): void {
  const args = createArgs(body);
  const original = handle.ts;
  if (args.flag('delete_original')) return original ? removeOriginal(world, handle, original) : undefined;
  if (args.flag('replace_original') && original) return replaceOriginal(world, handle, original, args);
  const content = readContent(args);
  const thread = args.text('thread_ts') ?? handle.thread;
  if (args.text('response_type') === 'in_channel') {
    const channel = world.team.channel(handle.channel);
    if (!channel) throw new SlackError('channel_not_found');
    addMessage(world, { channel, author: botAuthor(world), content, thread: thread || undefined });
  } else {
    addEphemeral(world, handle.user, { channel: handle.channel, content, thread: thread || undefined });
  }
}

function removeOriginal(world: World, handle: ResponseHandle, ts: string): void {
  if (handle.ephemeral) {
    world.messages.removeEphemeral(ts);
    return world.changed();
  }
  const channel = world.team.channel(handle.channel);
  const message = world.messages.get(handle.channel, ts);
  if (channel && message) deleteMessage(world, channel, message);
}

function replaceOriginal(world: World, handle: ResponseHandle, ts: string, args: Args): void {
  const content = readContent(args);
  const fresh = (old: Json): Json =>
    compact({ ...old, text: content.text, blocks: content.blocks, attachments: content.attachments });
  if (handle.ephemeral) {
    const old = world.messages.ephemeral(ts);
    if (old) world.messages.updateEphemeral(ts, fresh(old.body));
    return world.changed();
  }
  const channel = world.team.channel(handle.channel);
  const message = world.messages.get(handle.channel, ts);
  if (channel && message)
    changeMessage(world, channel, message, {
      ...fresh(message.body),
      edited: { user: world.team.botUserId, ts: world.newTs() },
    });
}
