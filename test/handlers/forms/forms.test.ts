import { describe, expect, it } from 'vitest';
import { Config, languages } from '#core/config/config.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Form } from '#core/form.ts';
import type { Author, Message } from '#core/message.ts';
import { checkDraft } from '#core/persona/persona.ts';
import { catalogue, type TextKey } from '#core/texts/index.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { toView } from '../../../adapters/surfaces/slack/drawing/form.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { actions } from '../../../handlers/actions/registry.ts';
import { answerForm } from '../../../handlers/forms/answer.ts';
import { confirmForm } from '../../../handlers/forms/confirm.ts';
import { delegateForm } from '../../../handlers/forms/delegate.ts';
import { draftForm } from '../../../handlers/forms/draft.ts';
import { earlierForm, EARLIER_MESSAGES } from '../../../handlers/forms/earlier.ts';
import { helpForms } from './help-forms.ts';
import { noticeForm } from '../../../handlers/forms/notice.ts';
import { oldTextForm } from '../../../handlers/forms/old-text.ts';
import { bodyOf, openingFor } from '../../../handlers/forms/opening.ts';
import { reasonForm } from '../../../handlers/forms/reason.ts';
import { checkView } from '../../../sandbox/slack/blocks/index.ts';
import { configuration } from '../actions/rig.ts';
import { writeAnswerForm } from '../../../handlers/forms/write-answer.ts';
import { soFar, wholeConversation } from '../../../handlers/cards/so-far.ts';
import { answersForm } from '../../../handlers/forms/answers.ts';
import { answerOf, delegationOf } from '../cards/builders.ts';
import { noLabels } from '../../support/no-labels.ts';

const now = new Date('2026-03-10T09:36:00Z');
const texts = createTexts('es');

const hostile = {
  nothing: '',
  'ten thousand letters': 'ñ'.repeat(10_000),
  'a broadcast and a link': '<!channel> <@U0AAAAAAA> <https://evil.example|Banco> *negrita* `code`',
  'right to left': `\u202eمرحبا ${'שלום '.repeat(300)}`,
  emoji: '👩‍👩‍👧‍👦'.repeat(700),
  'half a letter and controls': `\ud83d\u0000\u0007\u200b${'\n'.repeat(400)}`,
  'three hundred tags': Array.from({ length: 300 }, (_, i) => `#tag${i}`).join(' '),
};

function author(text: string): Author {
  return { id: 'au_1', network: 'x', nativeId: '1', handle: text || 'carla', name: text, timesThisMonth: 1 };
}

function message(text: string): Message {
  return {
    id: 'ms_1',
    network: 'x',
    account: 'alba',
    nativeId: '1',
    currentId: '1',
    version: 0,
    direction: 'in',
    ticketId: 'tk_1',
    authorId: 'au_1',
    kind: 'mention',
    private: false,
    text,
    language: 'es',
    parentId: null,
    conversationId: '1',
    url: 'https://x.example/1',
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
    state: 'edited',
    postedAt: now,
  };
}

const ticket: Ticket = {
  id: 'tk_1',
  number: 1,
  brand: 'alba',
  network: 'x',
  account: 'alba',
  accounts: ['alba'],
  authorId: 'au_1',
  conversationId: '1',
  ...noLabels,
  language: 'es',
  kind: 'mention',
  tags: [],
  private: false,
  route: { rule: 0, matched: [], channels: ['general'] },
  state: 'open',
  closeReason: null,
  owner: null,
  ownedSince: null,
  openedAt: now,
  closedAt: null,
  lastInboundId: 'ms_1',
  lastInboundAt: now,
  firstAnsweredAt: null,
  reopened: 0,
  previousTicketId: null,
  version: 1,
};

function draft(text: string): Draft {
  return {
    id: 'dr_1',
    ticketId: 'tk_1',
    version: 999,
    text,
    attachments: [],
    account: 'alba',
    private: false,
    target: '1',
    at: null,
    state: 'submitted',
    author: 'lucia',
    writers: ['lucia'],
    basedOn: null,
    findings: [],
    approval: { rule: 1, approvers: ['teresa'], fourEyes: 'yes' },
    approvedBy: null,
    approvedAt: null,
    approvedHash: null,
    undoUntil: null,
    returnedBy: null,
    returnedReason: null,
    voidReason: null,
    createdAt: now,
  };
}

function everyForm(text: string, language: string): Form[] {
  const t = texts.in(language);
  const detail = {
    ticket,
    drafts: [draft(text)],
    deliveries: [],
    delegations: [],
    lastInbound: message(text),
    author: author(text),
    messages: Array.from({ length: 10 }, (_, i) => ({
      ...message(text),
      id: `ms_${i}`,
      direction: i % 2 === 0 ? ('in' as const) : ('out' as const),
    })),
    first: { ...message(text), id: 'ms_first' },
    messageCount: 99,
    cards: [],
    thread: [],
    people: new Map(),
  };
  const drawing = { detail, config: Config.parse(configuration), surface: 'slack' };
  const conversation = wholeConversation(t, drawing);
  const answer = {
    meta: { ticketId: 'tk_1', draftId: 'dr_1' },
    author: author(text),
    message: message(text),
    soFar: soFar(t, drawing),
    isNews: true,
    text,
    isRestored: true,
    handle: text,
    isPrivate: false,
    mayChoosePrivacy: true,
    size: { length: 31, max: 280 },
    approval: text,
    needsApproval: true,
    returnedReason: text,
    findings: Array.from({ length: 80 }, () => [{ kind: 'foreign' as const, text }]),
  };
  return [
    ...(['reply', 'edit', 'change'] as const).map((action) => answerForm(t, { ...answer, action })),
    answerForm(t, { ...answer, action: 'reply', isNews: false, wordsOf: [{ kind: 'foreign', text }] }),
    answerForm(t, {
      ...answer,
      action: 'reply',
      judged: { how: 'stopped', size: { length: 430, max: 280 } },
      offer: { action: 'go-private', label: text, value: '{}' },
      next: 'ask',
    }),
    answersForm(
      t,
      drawing,
      Array.from({ length: 12 }, (_, i) =>
        delegationOf({
          id: `dg_${i}`,
          question: text,
          state: 'answered',
          answeredAt: now,
          answers: [answerOf({ text })],
        }),
      ),
    ),
    delegateForm(t, {
      self: 'ULUCIA',
      ticketId: 'tk_1',
      conversation,
      people: Array.from({ length: 20 }, (_, i) => ({ id: `p${i}`, label: text })),
      groups: Array.from({ length: 150 }, (_, i) => `@${i}${text}`),
      sendsMail: true,
    }),
    writeAnswerForm(t, {
      delegation: delegationOf({ question: text, note: text }),
      asks: text,
      said: text,
      conversation,
    }),
    confirmForm(t, {
      action: 'send',
      meta: { ticketId: 'tk_1' },
      draft: draft(text),
      detail,
      change: { how: 'edited', text },
    }),
    confirmForm(t, {
      action: 'approve-and-send',
      meta: { ticketId: 'tk_1' },
      draft: draft(text),
      detail,
      change: { how: 'answered-outside', url: 'https://x.example/2' },
    }),
    draftForm(t, {
      draft: draft(text),
      message: message(text),
      conversation,
      lines: [text, text],
      handle: text,
      findings: answer.findings,
      advice: answer.findings,
      size: { length: 10, max: 280 },
      model: [{ action: 'opinion', label: t('button.opinion'), value: '{}' }],
      decisions: [{ action: 'approve', label: t('button.approve'), value: '{}' }],
    }),
    oldTextForm(t, {
      message: { ...message(text), state: 'edited', changedAt: now },
      author: author(text),
      versions: Array.from({ length: 60 }, (_, version) => ({ version, text, media: [] })),
    }),
    earlierForm(
      t,
      Array.from({ length: EARLIER_MESSAGES }, () => ({
        isOurs: false,
        handle: text,
        text,
        at: now,
        isDeleted: false,
        message: message(text),
      })),
    ),
    ...helpForms(t, text, now),
    noticeForm(t, { action: 'reply', title: text, text }),
    reasonForm(t, { action: 'take-over', meta: {}, lines: [text], hint: 'form.take-over.hint' }),
    reasonForm(t, { action: 'return', meta: {}, lines: [text], hint: 'form.return.hint' }),
  ];
}

describe('every form', () => {
  it.each(Object.entries(hostile))('is one that Slack accepts, whatever a customer wrote: %s', (_what, text) => {
    for (const language of languages) {
      for (const form of everyForm(text, language))
        expect([form.action, checkView(toView(form, { now }), 'modal')]).toEqual([form.action, []]);
    }
  });

  it('keeps its fields and the button under them, however much there is to read', () => {
    for (const form of everyForm('a'.repeat(10_000), 'es').filter(({ submit }) => submit !== undefined)) {
      const view = toView(form, { now });
      const fields = form.blocks.filter(({ kind }) => kind === 'field').length;
      expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(fields);
      expect(view.submit).toBeDefined();
    }
  });

  it('shows what a customer wrote only as a quote or a foreign word', () => {
    const marked = 'MARK OF THE CUSTOMER';
    const t = texts.in('es');
    const shown = answerForm(t, {
      action: 'reply',
      meta: {},
      author: author(marked),
      message: message(marked),
      soFar: { before: [], after: [] },
      isNews: false,
      text: '',
      isRestored: false,
      handle: 'alba',
      isPrivate: false,
      mayChoosePrivacy: false,
      size: { length: 0, max: 280 },
      approval: '',
      needsApproval: false,
      returnedReason: null,
      findings: [],
    });
    const ours = shown.blocks.flatMap((block) =>
      'inlines' in block ? block.inlines.filter(({ kind }) => kind === 'text' || kind === 'link') : [],
    );
    expect(JSON.stringify(ours)).not.toContain(marked);
    expect(shown.blocks).toContainEqual({ kind: 'quote', text: marked });
  });
});

describe('words', () => {
  it('every button has a name in every language, short enough for the title of its form', () => {
    for (const { id } of Object.values(actions)) {
      expect(Object.hasOwn(catalogue, `button.${id}`), id).toBe(true);
      for (const language of languages) {
        const label = texts.in(language)(`button.${id}` as TextKey, { network: 'X' });
        expect(label.length, `${id} ${language}: ${label}`).toBeLessThanOrEqual(24);
        expect(label).not.toContain('{{');
      }
    }
  });

  it('titles and buttons of forms are never cut', () => {
    for (const language of languages) {
      for (const form of everyForm('x', language))
        for (const words of [form.title, form.submit ?? '', form.cancel])
          expect(words.length, words).toBeLessThanOrEqual(24);
    }
  });
});

describe('what stands in the box when it opens', () => {
  const config = Config.parse(configuration);

  it.each([
    ['es', 'Carla Ruiz', 'Hola, Carla: '],
    ['pt', 'João', 'Olá, João: '],
    ['en', 'Anne-Marie O’Neill', 'Hello Anne-Marie, '],
    ['fr', 'Carla Ruiz', 'Hola, Carla: '],
    [null, 'Carla', 'Hola, Carla: '],
    ['es', '@otro mira esto', 'Hola, @carla: '],
    ['es', 'https://evil.example', 'Hola, @carla: '],
    ['es', '🔥🔥', 'Hola, @carla: '],
    ['es', '{name} $& {{x}}', 'Hola, @carla: '],
    ['es', 'A'.repeat(200), 'Hola, @carla: '],
  ])('in %s to "%s" is "%s"', (language, name, greeting) => {
    expect(openingFor(config, { ...ticket, language }, { ...author(name), handle: 'carla' }, texts.in('es')).text).toBe(
      greeting,
    );
  });

  const signed = Config.parse({
    ...configuration,
    brands: {
      alba: {
        ...configuration.brands.alba,
        persona: {
          ...configuration.brands.alba.persona,
          signature: { es: 'El equipo de Alba', pt: 'A equipa Alba', en: 'The Alba team' },
        },
      },
    },
  });
  it.each([
    [
      'es',
      'Hola, Carla: ',
      'El equipo de Alba',
      'te devolvemos hoy el segundo cobro y te escribimos cuando esté hecho.',
    ],
    ['pt', 'Olá, Carla: ', 'A equipa Alba', 'devolvemos-te a segunda cobrança e escrevemos quando estiver feito.'],
    ['en', 'Hello Carla, ', 'The Alba team', 'we are refunding the second charge and will write when it is done.'],
  ])(
    "in %s ends with the signature, and the brand's own manual has nothing against either",
    (language, greeting, signature, body) => {
      const opening = openingFor(signed, { ...ticket, language }, author('Carla'), texts.in('es'));
      expect(opening.text).toBe(`${greeting.trim()}\n\n${signature}`);
      const persona = signed.brands['alba']?.persona;
      if (!persona) throw new Error('no brand');
      const text = `${greeting}${body}\n\n${signature}`;
      expect(bodyOf(text, opening)).toBe(body);
      const draftLanguage = createTextAnalysis().language(bodyOf(text, opening), ['es', 'pt', 'en']);
      expect(draftLanguage).toBe(language);
      expect(
        checkDraft({
          draft: { text },
          persona,
          customerLanguage: language,
          draftLanguage,
          measured: [{ length: text.length, max: 280 }],
          personalData: [],
          private: false,
        }),
      ).toEqual([]);
    },
  );

  it('alone is no answer', () => {
    const opening = openingFor(signed, { ...ticket, language: 'es' }, author('Carla'), texts.in('es'));
    expect(bodyOf(opening.text, opening)).toBe('');
    expect(bodyOf('Hola, Carla:\nEl equipo de Alba', opening)).toBe('');
    expect(bodyOf(' ', opening)).toBe('');
    expect(bodyOf('Ya está.', opening)).toBe('Ya está.');
  });
});
