import { connect } from './connect/route.ts';
import { connected } from './connected/route.ts';
import { expertAnswer } from './expert-answer/route.ts';
import { exports } from './exports/route.ts';
import { files } from './files/route.ts';
import { health } from './health/route.ts';
import { metrics } from './metrics/route.ts';
import { privacy } from './privacy/route.ts';
import { rate } from './rate/route.ts';
import { upload } from './upload/route.ts';
import { webhooks } from './webhooks/route.ts';

/** Every address that is ours; those that the kits of Slack and Teams bring are theirs. */
export const routes = [
  connect,
  connected,
  expertAnswer,
  exports,
  files,
  health,
  metrics,
  privacy,
  rate,
  upload,
  webhooks,
] as const;
