import type { OAuth } from '#core/ports/oauth.ts';
import { metaOAuth } from '../meta/oauth.ts';
import { appOf, missingOf } from './environment.ts';
import type { FacebookSettings } from './settings.ts';
import { WirePage } from './wire.ts';

/** How a person lets us in to her Pages. */
export function facebookOAuth({ version, messenger, photos }: FacebookSettings): OAuth {
  return metaOAuth({
    version,
    appOf,
    missing: missingOf,
    scopes: [
      { scope: 'pages_show_list', why: 'connect.why.pages' },
      { scope: 'pages_read_engagement', why: 'connect.why.own' },
      { scope: 'pages_read_user_content', why: 'connect.why.read' },
      { scope: 'pages_manage_engagement', why: 'connect.why.engage' },
      { scope: 'pages_manage_metadata', why: 'connect.why.calls' },
      ...(photos ? [{ scope: 'pages_manage_posts', why: 'connect.why.photos' } as const] : []),
      ...(messenger ? [{ scope: 'pages_messaging', why: 'connect.why.private-both' } as const] : []),
    ],
    fields: 'id,name,username,access_token',
    accountOf(row) {
      const page = WirePage.safeParse(row).data;
      return (
        page && {
          handles: [page.id, ...(page.username ? [page.username.toLowerCase()] : [])],
          name: page.name || (page.username ?? page.id),
        }
      );
    },
  });
}
