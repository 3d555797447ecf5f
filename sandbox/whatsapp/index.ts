import { metaEnvironment, metaKeys } from '../meta/keys.ts';
import { simulate } from '../social/network.ts';
import { AT, BUSINESS } from './address.ts';

export const whatsapp = simulate({
  id: 'whatsapp',
  onlyPrivate: true,
  keys: metaKeys,
  environment: (kept, url) => {
    const found = metaEnvironment(kept, { name: 'WHATSAPP', token: 'TOKEN', api: `${url}${AT}/` });
    return Object.keys(found).length === 0 ? {} : { ...found, WHATSAPP_BUSINESS_ID: BUSINESS };
  },
  open: async () => {
    const { createWhatsApp } = await import('./part.ts');
    return (deps) => createWhatsApp(deps);
  },
});
