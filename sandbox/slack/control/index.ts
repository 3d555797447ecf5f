import express from 'express';
import type { ErrorRequestHandler, Request, Router } from 'express';
import { isJson } from '../json.ts';
import type { Json } from '../json.ts';
import type { World } from '../world.ts';
import { click } from './click.ts';
import { addChannel, botState, changeChannel, delivery, disconnect, status } from './faults.ts';
import { changes, channels, ephemerals, home, messages, openView, pins, users } from './read.ts';
import { screen } from './screen.ts';
import { command, edit, markAllRead, markRead, markThreadRead, reaction, remove, say } from './say.ts';
import { shortcut, shortcuts } from './shortcut.ts';
import { closeView, submit } from './submit.ts';
import { suggest } from './suggest.ts';
import { sendFile } from '../hooks.ts';
import { givenFile } from '../shown-files.ts';
import { ControlError, mustSee, needChannel, needPerson } from './who.ts';

/** Stands for Slack's own client: what a person sees and does. Documented in sandbox/README.md. */
export function createControl(world: World): Router {
  const router = express.Router();
  const get = (path: string, answer: (request: Request) => unknown): void => {
    router.get(path, async (request, response) => {
      response.json(await answer(request));
    });
  };
  const post = (path: string, answer: (body: Json, request: Request) => unknown): void => {
    router.post(path, async (request, response) => {
      const body: unknown = request.body;
      response.json(await answer(isJson(body) ? body : {}, request));
    });
  };

  get('/users', () => users(world));
  get('/channels', (request) => channels(world, request));
  get('/channels/:id/messages', (request) => messages(world, request));
  get('/channels/:id/pins', (request) => pins(world, request));
  get('/home/:user', (request) => home(world, request));
  get('/views', (request) => openView(world, request));
  get('/ephemerals', (request) => ephemerals(world, request));
  get('/screen', (request) => screen(world, request));
  get('/shortcuts', () => shortcuts(world));
  get('/changes', (request) => changes(world, request));
  get('/status', () => status(world));
  get('/bot', () => botState(world));

  post('/click', (body) => click(world, body));
  post('/shortcut', (body) => shortcut(world, body));
  post('/submit', (body) => submit(world, body));
  // A person chooses a file of her own machine; the form then names its id.
  post('/files', (body) => {
    const bytes = Buffer.from(typeof body['base64'] === 'string' ? body['base64'] : '', 'base64');
    const name = typeof body['name'] === 'string' ? body['name'] : '';
    if (bytes.length === 0 || !/^[^/\\]{1,200}$/.test(name))
      throw new ControlError(400, 'Send `name` and `base64` of a file.');
    return givenFile(world, { user: needPerson(world, body['user']).id, name, bytes });
  });
  router.get('/files/:id', (request, response) => sendFile(world, response, request.params.id));
  post('/suggest', (body) => suggest(world, body));
  post('/close', (body) => closeView(world, body));
  post('/messages', (body) => say(world, body));
  post('/messages/edit', (body) => edit(world, body));
  post('/messages/delete', (body) => remove(world, body));
  post('/reactions', (body) => reaction(world, body));
  post('/command', (body) => command(world, body));
  post('/read', (body) => read(world, body));
  post('/channels', (body) => addChannel(world, body));
  post('/channels/:id', (body, request) => changeChannel(world, request.params['id'], body));
  post('/disconnect', (body) => disconnect(world, body));
  post('/delivery', (body) => delivery(world, body));

  const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (error instanceof ControlError) response.status(error.status).json({ error: error.message, code: error.code });
    else next(error);
  };
  router.use(refuse);
  return router;
}

/** Everything up to a message, or up to the newest, is read: of a channel, of a thread, or with `until` of all that she sees. */
function read(world: World, body: Json): Json {
  const user = needPerson(world, body['user']);
  if (typeof body['until'] === 'string') {
    markAllRead(world, user, body['until']);
    return { ok: true };
  }
  const channel = needChannel(world, body['channel'], user);
  mustSee(world, channel, user);
  if (typeof body['thread'] === 'string') {
    markThreadRead(world, user, channel, body['thread']);
    return { ok: true };
  }
  const ts = typeof body['ts'] === 'string' ? body['ts'] : world.messages.newest(channel.id);
  if (ts) markRead(world, user, channel, ts);
  return { ok: true };
}
