import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { createLabelReader } from '#core/ticket/labels/reader.ts';
import { createRouter } from '#core/routing/routing.ts';
import type { TextAnalysis } from '#core/ports/text.ts';
import type { IngestPlan, Known, StoredEvent } from '#core/intake/types.ts';
import { planEvent } from '../../../bot/core/intake/plan.ts';
import { config, detailOf, minutes, type Over } from '../../handlers/cards/builders.ts';
import { nothingRead } from '../../support/no-labels.ts';

/** Events as a network tells them, and what is planned for each, given what is known. */

const text: TextAnalysis = {
  language: (said) => (/\b(factura|Hola)\b/.test(said) ? 'es' : /\bfatura\b/.test(said) ? 'pt' : null),
  read: nothingRead,
  personalData: () => [],
};
const reader = createLabelReader(config, text);
const router = createRouter(config);

export function inbound(over: Partial<InboundMessage> = {}): InboundMessage {
  return {
    nativeId: '101',
    currentId: '101',
    version: 0,
    kind: 'mention',
    private: false,
    text: 'Otra vez la factura',
    author: { nativeId: '77', handle: 'carla_ruiz', name: 'Carla Ruiz' },
    postedAt: minutes(30),
    url: 'https://x.com/carla_ruiz/status/101',
    conversationId: '100',
    mentions: ['alba'],
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
    ...over,
  };
}

const nothing: Known = { message: null, view: null, delivery: null };
export const view = (over: Over = {}) => detailOf(over);
const stored = (event: InboundEvent, account = 'alba-x'): StoredEvent => ({
  id: '1',
  network: 'x',
  account,
  brand: 'alba',
  event,
  receivedAt: minutes(30),
});
export const message = (over: Partial<InboundMessage> = {}): InboundEvent => ({
  kind: 'message',
  eventKey: 'k',
  message: inbound(over),
});
export const own = (over: Partial<InboundMessage> = {}): InboundEvent => ({
  kind: 'own-message',
  eventKey: 'k',
  message: inbound({
    author: { nativeId: '1', handle: 'alba', name: 'Alba' },
    kind: 'reply',
    parentId: '100',
    nativeId: '200',
    currentId: '200',
    url: 'https://x.com/alba/status/200',
    ...over,
  }),
});

export function plan(
  event: InboundEvent,
  known: Partial<Known> = {},
  { account = 'alba-x', now = minutes(30) } = {},
): IngestPlan {
  return planEvent(
    stored(event, account),
    { ...nothing, ...known },
    { config, router, reader, now, isPrivate: (channel) => config.channels[channel]?.private ?? false },
  );
}
export function planned<K extends IngestPlan['kind']>(kind: K, given: IngestPlan): Extract<IngestPlan, { kind: K }> {
  if (given.kind !== kind) throw new Error(`planned ${JSON.stringify(given)}, not ${kind}`);
  return given as Extract<IngestPlan, { kind: K }>;
}
