import { facebook } from './facebook/index.ts';
import { mastodon } from './mastodon/index.ts';
import { x } from './x/index.ts';

/** Every network that the workspace can simulate, in the order in which its page shows them. */
export const simulatedNetworks = [x, facebook, mastodon] as const;
