import { authorOf } from './message.ts';
import type { Directs } from '../meta/directs.ts';
import type { FacebookSession } from './session.ts';
import { toRecadoError } from './errors.ts';

/** What is said with the Page in private (Messenger). */
export function createDirects(session: FacebookSession): Directs {
  const { client, clock, log, handle, settings, site } = session;
  return {
    client,
    clock,
    log,
    network: 'facebook',
    platform: 'messenger',
    fields: 'id,message,created_time,from,to,attachments,sticker',
    settleMs: settings.settleSeconds * 1000,
    humanAgent: settings.humanAgent,
    ourId: async (signal) => (await session.me(signal)).pageId,
    authorOf: ({ id, name = '' }, pageId) => authorOf({ id, name }, id, { pageId, handle, pageName: handle, site }),
    linkTo: (participant) => `${site}/messages/t/${participant}`,
    error: (error) => toRecadoError(error, handle),
  };
}
