import { facebook } from './facebook/index.ts';
import { instagram } from './instagram/index.ts';
import { mastodon } from './mastodon/index.ts';
import { whatsapp } from './whatsapp/index.ts';
import { x } from './x/index.ts';

/** Every network there is, in the order in which people are asked to choose. */
export const networks = [x, facebook, instagram, whatsapp, mastodon] as const;
