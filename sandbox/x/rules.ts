import { tweetText } from '../social/tweet-text.ts';
import { z } from 'zod';
import { inventedWindowSeconds } from '../social/faults.ts';
import type { SocialRules } from '../social/rules.ts';
import { xIds } from './ids.ts';
import { xLimits } from './limits.ts';
import { odd, oddChanges } from './odd-answers.ts';
import { refusals, serverError, tooManyRequests, unavailable } from './problem.ts';

export const xRules: SocialRules = {
  id: 'x',
  name: 'X',
  postPath: '/x/:handle/status/:id',
  messagesPath: '/x/messages/:conversation',
  ids: xIds,
  handle: z
    .string()
    .transform((text) => text.replace(/^@/, ''))
    .pipe(z.string().regex(/^\w{1,15}$/, 'a handle has 1 to 15 letters, digits or _')),
  mentionsIn: (text) => tweetText().extractMentions(text),
  keepsId: false,
  postExtras: { replySettings: z.enum(['everyone', 'mentionedUsers', 'following', 'subscribers']).optional() },
  accountStates: ['suspended', 'locked', 'outOfCredit', 'revoked'],
  faults: {
    refusals,
    broken: (status) => (status === 503 ? unavailable() : serverError()),
    tooMany: (response, now) => {
      response.set({
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(Math.ceil(now.getTime() / 1000) + inventedWindowSeconds),
      });
      return tooManyRequests();
    },
    odd,
    changes: oddChanges,
    endpoints: Object.keys(xLimits),
  },
};
