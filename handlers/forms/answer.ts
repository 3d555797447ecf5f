import type { Measured } from '#core/ports/network.ts';
import type { Button, Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Author, Message } from '#core/message.ts';
import { partsOf } from '#core/visible-text.ts';
import type { Speaker, Translate } from '#core/texts/index.ts';
import { authorName } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import { templateBlocks, type TemplateChoice } from './template.ts';

export interface AnswerForm {
  action: 'reply' | 'edit' | 'change';
  meta: Record<string, string>;
  author: Author;
  /** The customer's message that is answered. */
  message: Message;
  /** It came, or changed, while she was writing. */
  isNews: boolean;
  /** What was said before and after it, as far as the form shows it. */
  soFar: { before: FormBlock[]; after: FormBlock[] };
  /** What may help her, below the box. */
  ideas?: FormBlock[];
  /** What stands in the box when it opens. */
  text: string;
  /** What of somebody's words found no room in the box. */
  rest?: string;
  /** The text is what she typed before and never became a version. */
  isRestored: boolean;
  /** Whose words it opens with. */
  wordsOf?: Inline[];
  /** Handle of the account that will speak. */
  handle: string;
  /** It is her own, and no account of the brand. */
  isOwn?: boolean;
  isPrivate: boolean;
  /** The network allows both, so she chooses. */
  mayChoosePrivacy: boolean;
  /** Until when the network takes it: where she chooses, in private. */
  until?: Date | undefined;
  /** The time for free words is over: a template goes out. */
  template?: TemplateChoice;
  /** In the network's own count: the longest answer, and what greeting and signature take of it. */
  size: Measured | undefined;
  /** The customer chose to go on in private. */
  wentPrivate?: boolean;
  /** Who must approve, as a sentence. */
  approval: string;
  needsApproval: boolean;
  /** What to say for now, in a crisis: before anything else that may help. */
  statement?: FormBlock[];
  /** The steps and ready words of its protocol. */
  protocol?: FormBlock[];
  /** Fields for what goes out with it. */
  attachments?: FormBlock[];
  /** A file may go out in place of words. */
  mayBeFile?: true;
  /** A colleague's reason for returning the version this one starts from. */
  returnedReason: string | null;
  /** What the persona check said of the version this one starts from, or of what she sent in. */
  findings: Inline[][];
  /** What it only warns of, beside what stopped it. */
  alsoWarned?: Inline[][];
  /** What to do about each of them, those it only warns of behind the others. */
  advice?: Inline[][];
  /** What stopped it may pass with a reason; what she typed of one. */
  reason?: string;
  /** What she sent in was stopped, or warned of before it goes out at once. */
  judged?: { how: 'stopped' | 'warned'; size: Measured | undefined };
  /** Leads to where what was stopped could be said. */
  offer?: Button;
  /** What she chose to happen next, in a form that comes back. */
  next?: string;
}

/** A customer may write at length; what is answered must fit in the form beside the box. */
const QUOTE_MAX = 2_000;
/** What the box holds in every chat. */
export const TEXT_MAX = 3_000;

/** One column: what the customer asked, the box, who will speak and who approves. */
export function answerForm(t: Speaker, input: AnswerForm): Form {
  const { action, author, message } = input;
  const isChange = action === 'change';
  const blocks: (FormBlock | false)[] = [
    input.isNews && line(t('form.answer.news')),
    ...input.soFar.before,
    { kind: 'context', inlines: whoAsked(t, author, message) },
    { kind: 'quote', text: shortened(message.text) || t('form.answer.no-text') },
    ...input.soFar.after,
    input.wentPrivate === true && line(t('form.answer.went-private')),
    message.state === 'edited' && line(t('form.answer.edited')),
    message.state === 'deleted' && line(t('form.answer.deleted')),
    input.returnedReason !== null && {
      kind: 'line',
      inlines: sentence(t, 'form.answer.returned', { reason: foreign(input.returnedReason) }),
    },
    ...judgement(t, input),
    input.wordsOf !== undefined && {
      kind: 'line',
      inlines: sentence(t, 'form.answer.words-of', { expert: input.wordsOf }),
    },
    ...(input.rest === undefined
      ? []
      : [
          line(t('form.answer.rest', { max: TEXT_MAX })),
          ...partsOf(input.rest, QUOTE_MAX).map((text): FormBlock => ({ kind: 'quote', text })),
        ]),
    ...(input.statement ?? []),
    ...(input.protocol ?? []),
    input.isRestored && !input.isNews && line(t('form.answer.restored')),
    ...(input.template ? templateBlocks(t, t.network(message.network), input.template) : [box(t, input)]),
    ...(input.ideas ?? []),
    input.reason !== undefined && {
      kind: 'field',
      field: {
        kind: 'text',
        name: 'reason',
        label: t('form.answer.reason'),
        hint: t('form.answer.reason.hint'),
        initial: input.reason,
        maxLength: 500,
        optional: true,
      },
    },
    ...(input.attachments ?? []),
    input.mayChoosePrivacy && {
      kind: 'field',
      field: {
        kind: 'choice',
        name: 'private',
        label: t('form.private.label'),
        initial: input.isPrivate ? 'private' : 'public',
        options: [
          { value: 'public', label: t('form.private.public') },
          { value: 'private', label: t('form.private.private') },
        ],
      },
    },
    ...lastMoment(t, input),
    { kind: 'context', inlines: speaks(t, input) },
    context(input.approval),
    !isChange && {
      kind: 'field',
      field: {
        kind: 'choice',
        name: 'next',
        label: t('form.next.label'),
        initial: input.next ?? (input.needsApproval ? 'ask' : 'send'),
        options: [
          ...(input.needsApproval ? [] : [{ value: 'send', label: t('form.next.send') }]),
          { value: 'ask', label: t(input.needsApproval ? 'form.next.ask' : 'form.next.ready') },
          { value: 'keep', label: t('form.next.keep') },
        ],
      },
    },
  ];
  return {
    action,
    meta: input.meta,
    title: t(`form.title.${action}`),
    submit: t(isChange ? 'form.change.submit' : 'form.answer.submit'),
    cancel: t('form.cancel'),
    blocks: blocks.filter((block) => block !== false),
  };
}

function box(t: Translate, input: AnswerForm): FormBlock {
  return {
    kind: 'field',
    field: {
      kind: 'text',
      name: 'text',
      label: t('form.answer.label'),
      initial: input.text,
      multiline: true,
      maxLength: TEXT_MAX,
      focus: true,
      optional: input.mayBeFile ? true : undefined,
      ...hint(t, input),
    },
  };
}

/** What the check says, above the box: the way out first, nothing cut. */
function judgement(t: Translate, { judged, offer, findings, alsoWarned = [], advice = [] }: AnswerForm): FormBlock[] {
  if (!judged) return findings.map((inlines): FormBlock => ({ kind: 'context', inlines }));
  const lines = [...findings, ...alsoWarned].map((inlines, index): FormBlock[] => {
    const todo = advice[index];
    return [{ kind: 'line', inlines }, ...(todo ? [{ kind: 'context' as const, inlines: todo }] : [])];
  });
  return [
    ...(offer ? [line(t('private.offer')), { kind: 'buttons' as const, buttons: [offer] }] : []),
    { kind: 'line', inlines: [ours(t(`form.answer.${judged.how}`))], strong: true },
    ...lines.slice(0, findings.length).flat(),
    ...(alsoWarned.length > 0 ? [context(t('form.answer.also'))] : []),
    ...lines.slice(findings.length).flat(),
  ];
}

function hint(t: Translate, { judged, size, message }: AnswerForm): { hint?: string } {
  const network = t.network(message.network);
  if (judged) {
    const counted = judged.size ? ` ${t('form.answer.counted', { ...judged.size, network })}` : '';
    return { hint: `${t('form.answer.see-above')}${counted}` };
  }
  return size ? { hint: t(size.length > 0 ? 'form.answer.max-opening' : 'form.answer.max', { ...size, network }) } : {};
}

function whoAsked(t: Translate, author: Author, message: Message): Inline[] {
  return dotted(
    authorName(t, { network: message.network, name: author.name, handle: author.handle }),
    [{ kind: 'time', at: message.postedAt, ago: true }],
    message.url
      ? [{ kind: 'link', text: t('card.open-on-network', { network: t.network(message.network) }), url: message.url }]
      : null,
  );
}

function lastMoment(t: Translate, { until, mayChoosePrivacy, message, template }: AnswerForm): FormBlock[] {
  if (until === undefined || template) return [];
  const values = { network: t.network(message.network), until: { kind: 'time' as const, at: until } };
  return [{ kind: 'context', inlines: sentence(t, mayChoosePrivacy ? 'form.private.once' : 'form.until', values) }];
}

function speaks(t: Translate, { handle, isOwn, isPrivate, mayChoosePrivacy, message }: AnswerForm): Inline[] {
  const params = { account: t.handle(message.network, handle), network: t.network(message.network) };
  const said = t(mayChoosePrivacy ? 'form.speaks' : isPrivate ? 'form.speaks.private' : 'form.speaks.public', params);
  return isOwn ? dotted([ours(said)], [ours(t('form.speaks.own'))]) : [ours(said)];
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > QUOTE_MAX ? `${letters.slice(0, QUOTE_MAX - 1).join('')}…` : text;
}

const line = (text: string): FormBlock => ({ kind: 'line', inlines: [ours(text)] });
const context = (text: string): FormBlock => ({ kind: 'context', inlines: [ours(text)] });
