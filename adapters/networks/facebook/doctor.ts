import { metaDoctor } from '../meta/doctor.ts';
import { CALLS } from './calls.ts';
import { display } from './display.ts';
import { accessOf, environment } from './environment.ts';
import { FacebookSettings } from './settings.ts';
import { WirePage } from './wire.ts';

/** What `npm run doctor` asks Facebook. */
export const doctor = metaDoctor({
  name: display.name,
  account: 'Facebook Page',
  handle: display.handle,
  needs: `an app at developers.facebook.com and a long-lived access token of the Page, as ${environment.variables.slice(0, 2).join(' and ')}`,
  env: { accessOf },
  prefix: 'FACEBOOK',
  settingsOf(raw) {
    const { version, messenger } = FacebookSettings.parse(raw ?? {});
    return { version, directs: messenger };
  },
  fields: 'id,name,username',
  whose(answer) {
    const page = WirePage.safeParse(answer).data;
    if (!page) return undefined;
    const { id, name, username } = page;
    return {
      names: [id, ...(username ? [username.toLowerCase()] : [])],
      said: `the token belongs to "${name}" (${username ?? id})`,
    };
  },
  answering: 'pages_manage_engagement',
  directs: { platform: 'messenger', permission: 'pages_messaging', setting: 'messenger' },
  calls: CALLS,
});
