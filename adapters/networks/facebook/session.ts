import { RecadoError } from '#core/errors.ts';
import { createMetaSession, type Given, type MetaSession } from '../meta/session.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { authorOf, type Reader } from './message.ts';
import type { FacebookSettings } from './settings.ts';
import { WirePage } from './wire.ts';

/** What every call of one Page shares. */
export type FacebookSession = MetaSession<Reader, FacebookSettings>;

export function createSession(given: Given<FacebookSettings>): FacebookSession {
  const { handle, site, settings } = given;
  return createMetaSession<Reader, FacebookSettings>(given, {
    error: (error) => toRecadoError(error, handle),
    async ask(read, signal) {
      const answer = WirePage.safeParse(await read('me', { fields: 'id,name,username' }, signal));
      if (!answer.success) throw toRecadoError(answer.error, handle);
      const { id, name, username } = answer.data;
      // A token of another Page, or of a person, would answer under the wrong name.
      if (![id, username?.toLowerCase()].includes(handle.toLowerCase()))
        throw new RecadoError('network.not-authorised', {
          params: { network: display.name, account: display.handle(handle) },
          cause: new Error(`the token belongs to "${name}" (${username ?? id})`),
        });
      return { pageId: id, pageName: name, handle, site };
    },
    // Messenger.
    directs: settings.messenger
      ? {
          network: 'facebook',
          platform: 'messenger',
          saysBack: true,
          fields: 'id,message,created_time,from,to,attachments,sticker',
          ourId: ({ pageId }) => pageId,
          authorOf: ({ id, name = '' }, pageId) =>
            authorOf({ id, name }, id, { pageId, handle, pageName: handle, site }),
          linkTo: (participant) => `${site}/messages/t/${participant}`,
        }
      : undefined,
  });
}
