import { metaDoctor } from '../meta/doctor.ts';
import { CALLS } from './calls.ts';
import { display } from './display.ts';
import { accessOf, environment } from './environment.ts';
import { InstagramSettings } from './settings.ts';
import { WirePage } from './wire.ts';

/** What `npm run doctor` asks Instagram. */
export const doctor = metaDoctor({
  name: display.name,
  account: 'Instagram account',
  handle: display.handle,
  needs: `an app at developers.facebook.com and a long-lived access token of the Page that the account is linked to, as ${environment.variables.slice(0, 2).join(' and ')}`,
  env: { accessOf },
  prefix: 'INSTAGRAM',
  settingsOf(raw) {
    const { version, directMessages } = InstagramSettings.parse(raw ?? {});
    return { version, directs: directMessages };
  },
  fields: 'id,instagram_business_account{id,username}',
  whose(answer) {
    const page = WirePage.safeParse(answer).data;
    if (!page) return undefined;
    const account = page.instagram_business_account;
    if (!account)
      return "the token's Page has no professional account of Instagram linked to it. Link it in the Page's settings, or make the token of the Page that has it.";
    const { id, username } = account;
    return { names: [id, username.toLowerCase()], said: `the token is for @${username}` };
  },
  answering: 'instagram_manage_comments',
  directs: { platform: 'instagram', permission: 'instagram_manage_messages', setting: 'directMessages' },
  calls: CALLS,
});
