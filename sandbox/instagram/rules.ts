import { z } from 'zod';
import { setUsage } from '../meta/limits.ts';
import { odd, oddChanges } from '../meta/odd-answers.ts';
import { refusals, serverError, tooManyCalls } from '../meta/problem.ts';
import { snowflakes } from '../social/ids.ts';
import type { SocialRules } from '../social/rules.ts';
import { instagramSamples } from './samples.ts';

export const edges = ['media', 'tags', 'comments', 'replies', 'conversations', 'messages'] as const;

export const instagramRules: SocialRules = {
  id: 'instagram',
  name: 'Instagram',
  postPath: '/instagram/p/:id',
  messagesPath: '/instagram/direct/t/:person',
  ids: snowflakes({ epochMs: 0, bits: 16, digits: 18 }),
  handle: z
    .string()
    .transform((text) => text.replace(/^@/, '').toLowerCase())
    .pipe(z.string().regex(/^[\w.]{1,30}$/, 'a name of letters, digits, dots and _')),
  mentionsIn: (text) => [...text.matchAll(/@([\w.]{1,30})/g)].map(([, name = '']) => name.toLowerCase()),
  keepsId: true,
  postExtras: {},
  samples: instagramSamples,
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
    endpoints: ['me', 'node', 'batch', ...edges],
  },
};
