import { z } from 'zod';
import { setUsage } from '../meta/limits.ts';
import { odd } from '../meta/odd-answers.ts';
import { Problem, serverError } from '../meta/problem.ts';
import { snowflakes } from '../social/ids.ts';
import type { SocialRules } from '../social/rules.ts';
import { refusals } from './problems.ts';
import { whatsappSamples } from './samples.ts';

export const edges = ['phone_numbers', 'message_templates', 'messages'] as const;

/** A person is called by her name with _ for the space; her number is the one that the workspace gives her. */
export const whatsappRules: SocialRules = {
  id: 'whatsapp',
  name: 'WhatsApp',
  postPath: '/whatsapp/:handle/:id',
  messagesPath: '/whatsapp/chat/:person',
  onlyPrivate: true,
  ids: snowflakes({ epochMs: 0, bits: 16, digits: 18 }),
  handle: z
    .string()
    .transform((text) => text.replace(/^[@+]/, ''))
    .pipe(z.string().regex(/^\w{1,50}$/, 'a name of letters, digits and _')),
  mentionsIn: () => [],
  keepsId: true,
  postExtras: {},
  samples: whatsappSamples,
  accountStates: ['suspended', 'revoked'],
  faults: {
    refusals,
    broken: () => serverError(),
    tooMany: (response) => {
      setUsage(response, '0', { percent: 100, minutes: 1 });
      return new Problem(400, { code: 130_429, message: '(#130429) Rate limit hit' });
    },
    odd,
    changes: [],
    endpoints: ['node', 'batch', ...edges],
  },
};
