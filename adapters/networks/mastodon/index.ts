import { defineNetwork } from '#core/ports/network-definition.ts';
import { display } from './display.ts';
import { environment } from './environment.ts';
import { measure } from './measure.ts';
import { MastodonSettings } from './settings.ts';

/** Mastodon, and other servers that speak its client API (version 1), with one access token for each account. */
export const mastodon = defineNetwork({
  id: 'mastodon',
  display,
  environment,
  settings: MastodonSettings,
  handle: {
    pattern: /^[\w.-]+@[\w-]+(?:\.[\w-]+)*$/,
    hint: 'write the name and the server, without @ in front, such as alba@mastodon.social',
  },
  simulated: { pollSeconds: 1, settleSeconds: 0.5 },
  measure: (text, settings, how) => [measure(text, settings.maxLength, how)],
  async connect(account, settings, deps) {
    const { connect } = await import('./connect.ts');
    return connect(account, settings, deps);
  },
  async doctor() {
    const { doctor } = await import('./doctor.ts');
    return doctor;
  },
});
