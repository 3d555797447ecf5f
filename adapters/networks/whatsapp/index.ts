import { defineNetwork } from '#core/ports/network-definition.ts';
import { display } from './display.ts';
import { environment } from './environment.ts';
import { measure } from './measure.ts';
import { WhatsAppSettings } from './settings.ts';

/** WhatsApp by Meta's Cloud API: what people write to our telephone numbers, and what became of our answers. */
export const whatsapp = defineNetwork({
  id: 'whatsapp',
  display,
  environment,
  settings: WhatsAppSettings,
  handle: {
    pattern: /^\d{6,15}$/,
    hint: 'write our telephone number with the country and nothing but digits, such as 34911234567',
  },
  simulated: (ourUrl) => ({ webhookUrl: `${ourUrl}/webhooks/whatsapp`, templateMinutes: 0 }),
  measure: (text, _settings, how) => [measure(text, how)],
  async connect(account, settings, deps) {
    const { connect } = await import('./connect.ts');
    return connect(account, settings, deps);
  },
  async doctor() {
    const { doctor } = await import('./doctor.ts');
    return doctor;
  },
});
