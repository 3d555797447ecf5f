import { defineNetwork } from '#core/ports/network-definition.ts';
import { display } from './display.ts';
import { environment } from './environment.ts';
import { measure } from './measure.ts';
import { FacebookSettings } from './settings.ts';

/** Facebook Pages by the Graph API: comments, posts of visitors, mentions, reviews and Messenger, with one token for each Page. */
export const facebook = defineNetwork({
  id: 'facebook',
  display,
  environment,
  settings: FacebookSettings,
  handle: {
    pattern: /^[A-Za-z0-9.]{1,50}$/,
    hint: "write the Page's name in its address, such as tiendasalba in facebook.com/tiendasalba, or its number",
  },
  simulated: { pollSeconds: 1, settleSeconds: 0.5, photos: true },
  measure: (text, settings, how) => [measure(text, settings.maxLength, how)],
  async connect(account, settings, deps) {
    const { connect } = await import('./connect.ts');
    return connect(account, settings, deps);
  },
  async doctor() {
    const { doctor } = await import('./doctor.ts');
    return doctor;
  },
  async oauth(settings) {
    const { facebookOAuth } = await import('./oauth.ts');
    return facebookOAuth(settings);
  },
});
