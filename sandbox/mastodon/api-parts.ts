import type { Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Social } from '../social/social.ts';
import type { Auth } from './auth.ts';
import type { Limit } from './limits.ts';
import type { Notifications } from './notifications.ts';
import type { Publisher } from './publish.ts';
import type { Shaper } from './shape.ts';
import type { Statuses } from './statuses.ts';

/** What the calls of the simulated instance share. */
export interface ApiParts {
  social: Social;
  auth: Auth;
  clock: Clock;
  log: Log;
  domain: string;
  shaper: Shaper;
  statuses: Statuses;
  notifications: Notifications;
  publisher: Publisher;
  limits(response: Response, user: string, kinds: readonly Limit[]): boolean;
  address(): string;
}
