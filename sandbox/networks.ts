import { facebook } from './facebook/index.ts';
import { instagram } from './instagram/index.ts';
import { mastodon } from './mastodon/index.ts';
import { whatsapp } from './whatsapp/index.ts';
import { x } from './x/index.ts';

/** Every network that the workspace can simulate, in the order in which its page shows them. */
export const simulatedNetworks = [x, facebook, instagram, whatsapp, mastodon] as const;
