import { defineNetwork } from '#core/ports/network-definition.ts';
import { display } from './display.ts';
import { environment } from './environment.ts';
import { measure } from './measure.ts';
import { XSettings } from './settings.ts';

/** X (twitter.com), API v2 with OAuth 1.0a user tokens, which do not rotate. */
export const x = defineNetwork({
  id: 'x',
  display,
  environment,
  settings: XSettings,
  handle: { pattern: /^[^@\s]+$/, hint: 'write the handle without @' },
  // Nobody waits a minute for a post of her own, and a simulated timeline is never behind.
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
  async authorise(authorising) {
    const { authorise } = await import('./authorise.ts');
    await authorise(authorising);
  },
  async oauth() {
    const { oauth } = await import('./oauth.ts');
    return oauth;
  },
});
