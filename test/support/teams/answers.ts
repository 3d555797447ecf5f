// What Teams takes as the answer to an invoke: of a task, of a card's action, of a search.

import { z } from 'zod';
import { CARD } from './connector.ts';

const ADAPTIVE = z.looseObject({ contentType: z.literal(CARD), content: z.unknown() });
export const Task = z.looseObject({
  task: z.union([
    z.looseObject({
      type: z.literal('continue'),
      value: z.looseObject({
        title: z.string().min(1),
        card: ADAPTIVE,
        height: z.unknown().optional(),
        width: z.unknown().optional(),
      }),
    }),
    z.looseObject({ type: z.literal('message'), value: z.string() }),
  ]),
});
export const Executed = z.discriminatedUnion('type', [
  z.looseObject({ statusCode: z.literal(200), type: z.literal(CARD), value: z.unknown() }),
  z.looseObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
]);
export const Found = z.looseObject({
  statusCode: z.literal(200).optional(),
  type: z.literal('application/vnd.microsoft.search.searchResponse'),
  value: z.looseObject({ results: z.array(z.looseObject({ title: z.string(), value: z.string() })) }),
});
