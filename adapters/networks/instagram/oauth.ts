import type { OAuth } from '#core/ports/oauth.ts';
import { metaOAuth } from '../meta/oauth.ts';
import { appOf, missingOf } from './environment.ts';
import type { InstagramSettings } from './settings.ts';
import { WirePage } from './wire.ts';

/** How a person lets us in to the professional accounts behind her Pages. */
export function instagramOAuth({ version, directMessages }: InstagramSettings): OAuth {
  return metaOAuth({
    version,
    appOf,
    missing: missingOf,
    scopes: [
      { scope: 'pages_show_list', why: 'connect.why.pages' },
      { scope: 'pages_read_engagement', why: 'connect.why.own' },
      { scope: 'instagram_basic', why: 'connect.why.account' },
      { scope: 'instagram_manage_comments', why: 'connect.why.engage' },
      { scope: 'pages_manage_metadata', why: 'connect.why.calls' },
      ...(directMessages
        ? [
            { scope: 'instagram_manage_messages', why: 'connect.why.private-both' } as const,
            { scope: 'pages_messaging', why: 'connect.why.private-once' } as const,
          ]
        : []),
    ],
    fields: 'id,access_token,instagram_business_account{id,username}',
    accountOf(row) {
      const account = WirePage.safeParse(row).data?.instagram_business_account;
      return account && { handles: [account.id, account.username.toLowerCase()], name: `@${account.username}` };
    },
  });
}
