import { metaEnvironment, metaKeys } from '../meta/keys.ts';
import { simulate } from '../social/network.ts';

/** Where Graph is for it: the workspace's root has another network's. */
export const AT = '/whatsapp-graph';
/** Number of the one WhatsApp Business account that has the brand's telephone numbers. */
export const BUSINESS = '102290129340398';

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
