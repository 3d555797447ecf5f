import { RecadoError } from '#core/errors.ts';
import { createMetaSession, type Given, type MetaSession } from '../meta/session.ts';
import { display } from './display.ts';
import { toRecadoError } from './errors.ts';
import { authorOf, type Reader } from './message.ts';
import type { InstagramSettings } from './settings.ts';
import { WirePage } from './wire.ts';

/** What every call of one account shares. */
export type InstagramSession = MetaSession<Reader, InstagramSettings>;

export function createSession(given: Given<InstagramSettings>): InstagramSession {
  const { handle, site, settings } = given;
  return createMetaSession<Reader, InstagramSettings>(given, {
    error: (error) => toRecadoError(error, handle),
    async ask(read, signal) {
      const answer = await read('me', { fields: 'id,instagram_business_account{id,username}' }, signal);
      const page = WirePage.safeParse(answer);
      if (!page.success) throw toRecadoError(page.error, handle);
      const account = page.data.instagram_business_account;
      // A token of another Page would answer under the wrong name.
      if (account === undefined || ![account.id, account.username.toLowerCase()].includes(handle.toLowerCase()))
        throw new RecadoError('network.not-authorised', {
          params: { network: display.name, account: display.handle(handle) },
          cause: new Error(
            account ? `the token's Page is linked to ${account.username}` : 'the Page has no account linked',
          ),
        });
      return { igId: account.id, handle, site };
    },
    directs: settings.directMessages
      ? {
          network: 'instagram',
          platform: 'instagram',
          filesFor: 'instagram',
          saysBack: false,
          fields: 'id,message,created_time,from,to,attachments',
          ourId: ({ igId }) => igId,
          authorOf: ({ id, username, name }, igId) =>
            authorOf({ id, username: username ?? name }, id, { igId, handle, site }),
          linkTo: (participant) => `${site}/direct/t/${participant}`,
        }
      : undefined,
  });
}
