import { z } from 'zod';
import type { Seed } from '../seed.ts';
import { inventedWindowSeconds } from '../social/faults.ts';
import { snowflakes } from '../social/ids.ts';
import type { SocialRules } from '../social/rules.ts';
import { createPostDirects } from './directs.ts';
import { setWindow } from './limits.ts';
import { odd, oddChanges } from './odd-answers.ts';
import { refusals, serverError, tooManyRequests, unavailable } from './problem.ts';
import { mastodonSamples } from './samples.ts';
import { entitiesIn } from './text.ts';

export const readEndpoints = [
  'instance',
  'verify_credentials',
  'accounts',
  'accounts/:id/statuses',
  'timelines/tag/:id',
  'notifications',
  'statuses',
  'statuses/:id',
  'context',
  'media',
] as const;
export type ReadEndpoint = (typeof readEndpoints)[number];

const HANDLE = /^[a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?(?:@[a-z0-9][a-z0-9.-]*[a-z0-9])?$/i;

/** The server of the brand's accounts, as their handles say it: "alba@social.example". */
export function domainOf({ accounts }: Seed): string {
  const ours = accounts.find(({ network, handle }) => network === 'mastodon' && handle.replace(/^@/, '').includes('@'));
  return ours?.handle.replace(/^@/, '').split('@')[1]?.toLowerCase() ?? 'social.example';
}

/** Without the server where it is this one, as Mastodon writes its own people. */
const local = (handle: string, domain: string): string =>
  handle.toLowerCase().endsWith(`@${domain}`) ? handle.slice(0, -domain.length - 1) : handle;

export function mastodonRules(domain: string): SocialRules {
  return {
    id: 'mastodon',
    name: 'Mastodon',
    postPath: '/@:handle/:id',
    // Milliseconds above 16 bits of counting.
    ids: snowflakes({ epochMs: 0, bits: 16, digits: 18 }),
    handle: z
      .string()
      .transform((text) => local(text.replace(/^@/, ''), domain))
      .pipe(z.string().regex(HANDLE, 'a handle such as ana or ana@other.example')),
    mentionsIn: (text) =>
      entitiesIn(text).flatMap(({ kind, value }) => (kind === 'mention' ? [local(value, domain)] : [])),
    keepsId: true,
    samples: mastodonSamples,
    postExtras: {
      visibility: z.enum(['public', 'unlisted', 'private', 'direct']).optional(),
      title: z.string().min(1).max(200).optional(),
    },
    accountStates: ['suspended', 'revoked'],
    faults: {
      refusals,
      broken: (status) => (status === 503 ? unavailable() : serverError()),
      tooMany: (response, now) => {
        setWindow(response, {
          limit: 300,
          remaining: 0,
          reset: new Date(now.getTime() + inventedWindowSeconds * 1000),
        });
        return tooManyRequests();
      },
      odd,
      changes: oddChanges,
      endpoints: readEndpoints,
    },
    directs: createPostDirects,
  };
}
