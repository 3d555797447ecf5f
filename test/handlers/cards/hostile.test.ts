import { describe, expect, it } from 'vitest';
import type { Card, Inline } from '#core/card.ts';
import { toMessage } from '../../../adapters/surfaces/slack/drawing/card.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { directMessage } from '../../../handlers/cards/delegation.ts';
import { drawEntry } from '../../../handlers/cards/thread-entry.ts';
import { checkMessageBlocks } from '../../../sandbox/slack/blocks/index.ts';
import { HOSTILE_TEXTS } from '../../contracts/surface-cards.ts';
import {
  answerOf,
  claimed,
  config,
  delegationOf,
  deliveryOf,
  detailOf,
  draftOf,
  messageOf,
  minutes,
} from './builders.ts';

const texts = createTexts('es');

/** With `inConfiguration` the team's own words (tags, areas, clauses) are hostile too. */
function cardsOf(hostile: string, inConfiguration = true): Card[] {
  const own = inConfiguration ? hostile : 'nuestro';
  const media = [{ kind: 'image' as const, url: hostile, alt: hostile }];
  const message = { text: hostile, url: hostile, media };
  const drafts = [
    draftOf({
      state: 'approved',
      text: hostile,
      attachments: [{ name: hostile, mime: hostile, sha256: 'aa' }],
      findings: [
        {
          clause: '9.9',
          check: 'forbidden-words',
          severity: 'warn',
          excerpt: hostile,
          params: { title: own, words: hostile },
        },
      ],
    }),
  ];
  const delegations = [
    delegationOf({
      id: 'dg_1',
      question: hostile,
      note: hostile,
      to: { kind: 'group', group: hostile, members: ['marta', 'ivan'] },
      takenBy: 'ivan',
    }),
    delegationOf({
      id: 'dg_2',
      question: hostile,
      note: hostile,
      to: { kind: 'link', name: '', address: hostile },
      expiresAt: minutes(99),
    }),
    delegationOf({
      id: 'dg_3',
      question: hostile,
      note: hostile,
      state: 'answered',
      answeredAt: minutes(20),
      answers: [answerOf({ text: hostile }), answerOf({ id: 'da_2', source: 'thread', text: hostile })],
    }),
  ];
  const detail = detailOf({
    ticket: { ...claimed, tags: Array.from({ length: 300 }, () => own.slice(0, 75)), area: own.slice(0, 50) },
    author: { name: hostile, handle: hostile },
    message,
    drafts,
    deliveries: [deliveryOf({ state: 'refused', refusal: 'rejected', detail: hostile })],
    messages: Array.from({ length: 10 }, (_, i) => messageOf({ ...message, id: `ms_${i}`, postedAt: minutes(i) })),
    delegations,
  });
  const drawing = { detail, config, surface: 'slack' };
  const look = { texts, channel: 'facturacion', networks: new Map() };
  return [
    drawCard(drawing, { channel: 'facturacion', home: true }, { texts, homeLink: null }),
    drawCard(drawing, { channel: 'billing', home: false }, { texts, homeLink: hostile }),
    ...[
      drawEntry(drawing, { kind: 'digest' }, look),
      drawEntry(
        drawing,
        { kind: 'customer-message', messageId: 'ms_3', alsoToChannel: true, mentionOwner: true },
        look,
      ),
      drawEntry(drawing, { kind: 'draft', draftId: 'dr_2', mention: ['ivan'] }, look),
      drawEntry(
        drawing,
        {
          kind: 'event',
          key: 'event.returned',
          params: { by: 'ivan', version: 2, reason: hostile },
          mention: ['lucia'],
        },
        look,
      ),
      ...delegations.flatMap(({ id: delegationId }) => [
        drawEntry(drawing, { kind: 'delegation', delegationId, mention: ['marta'] }, look),
        drawEntry(drawing, { kind: 'expert-answer', delegationId, mention: ['lucia'] }, look),
      ]),
      ...delegations.map((delegation) => directMessage(drawing, delegation, { t: texts.in('es'), reader: 'marta' })),
      drawEntry(drawing, { kind: 'event', key: 'event.answered-outside', params: { url: hostile }, mention: [] }, look),
    ].filter((card) => card !== null),
  ];
}

const inlinesOf = (card: Card): Inline[] => card.blocks.flatMap((block) => ('inlines' in block ? block.inlines : []));

describe.each(HOSTILE_TEXTS.map((hostile, i) => ({ hostile, what: `${i}: ${JSON.stringify(hostile.slice(0, 24))}` })))(
  'hostile text $what',
  ({ hostile }) => {
    it('gives cards that Slack accepts, with every button', () => {
      for (const card of cardsOf(hostile)) {
        const message = toMessage(card, { now: minutes(5) });
        expect(checkMessageBlocks(message.blocks)).toEqual([]);
        const wanted = card.blocks.flatMap((block) =>
          block.kind === 'buttons' ? block.buttons.map(({ action }) => action) : [],
        );
        for (const action of wanted) expect(JSON.stringify(message.blocks)).toContain(`"action_id":"${action}`);
      }
    });

    it('never becomes words of ours', () => {
      if (hostile.trim().length < 5) return;
      for (const card of cardsOf(hostile, false)) {
        for (const inline of inlinesOf(card)) if (inline.kind === 'text') expect(inline.text).not.toContain(hostile);
      }
    });
  },
);
