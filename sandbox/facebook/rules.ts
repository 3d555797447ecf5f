import { z } from 'zod';
import { snowflakes } from '../social/ids.ts';
import type { SocialRules } from '../social/rules.ts';
import { setUsage } from '../meta/limits.ts';
import { odd, oddChanges } from '../meta/odd-answers.ts';
import { refusals, serverError, tooManyCalls } from '../meta/problem.ts';
import { facebookSamples } from './samples.ts';

const readEndpoints = ['me', 'feed', 'comments', 'conversations', 'messages', 'node', 'batch'] as const;

export const facebookRules: SocialRules = {
  id: 'facebook',
  name: 'Facebook',
  byName: true,
  postPath: '/facebook/:handle/posts/:id',
  messagesPath: '/facebook/messages/t/:person',
  // Milliseconds above 16 bits of counting.
  ids: snowflakes({ epochMs: 0, bits: 16, digits: 18 }),
  handle: z
    .string()
    .transform((text) => text.replace(/^@/, ''))
    .pipe(z.string().regex(/^[\w.]{1,50}$/, 'a name of letters, digits, dots and _')),
  // Whose Page it is written on, where a script says so.
  mentionsIn: (text) => [...text.matchAll(/@([\w.]{1,50})/g)].map(([, name = '']) => name),
  keepsId: true,
  postExtras: {},
  samples: facebookSamples,
  accountStates: ['suspended', 'revoked'],
  faults: {
    refusals,
    broken: () => serverError(),
    tooMany: (response) => {
      setUsage(response, '0', { percent: 100, minutes: 1 });
      return tooManyCalls();
    },
    odd,
    changes: oddChanges,
    endpoints: readEndpoints,
  },
};
