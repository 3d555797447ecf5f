import { defineNetwork } from '#core/ports/network-definition.ts';
import { display } from './display.ts';
import { environment } from './environment.ts';
import { measure } from './measure.ts';
import { InstagramSettings } from './settings.ts';

/** Professional accounts of Instagram by the Graph API: comments, mentions and private messages, with the token of the Page each is linked to. */
export const instagram = defineNetwork({
  id: 'instagram',
  display,
  environment,
  settings: InstagramSettings,
  handle: { pattern: /^[A-Za-z0-9._]{1,30}$/, hint: 'write the name without @' },
  simulated: { pollSeconds: 1, settleSeconds: 0.5 },
  measure: (text, _settings, how) => [measure(text, how)],
  async connect(account, settings, deps) {
    const { connect } = await import('./connect.ts');
    return connect(account, settings, deps);
  },
  async doctor() {
    const { doctor } = await import('./doctor.ts');
    return doctor;
  },
  async oauth(settings) {
    const { instagramOAuth } = await import('./oauth.ts');
    return instagramOAuth(settings);
  },
});
