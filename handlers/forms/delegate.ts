import { WORDS_MAX } from '#core/delegation.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Message } from '#core/message.ts';
import type { Translate } from '#core/texts/index.ts';

export interface DelegateForm {
  ticketId: string;
  /** What the question is about. */
  message: Message;
  /** Handles of groups, with @. */
  groups: string[];
  sendsMail: boolean;
  /** Chat id of the person chosen at first. */
  expert?: string | undefined;
}

const QUOTE_MAX = 600;
const QUESTION_MAX = 1_000;

/** Whom, and one question. */
export function delegateForm(t: Translate, { ticketId, message, groups, sendsMail, expert }: DelegateForm): Form {
  const blocks: FormBlock[] = [
    { kind: 'quote', text: shortened(message.text) || t('form.answer.no-text') },
    {
      kind: 'field',
      field: {
        kind: 'choice',
        name: 'to',
        label: t('form.delegate.to'),
        initial: 'person',
        options: [
          { value: 'person', label: t('form.delegate.to.person') },
          ...groups.map((group) => ({ value: `group:${group}`, label: t('form.delegate.to.group', { group }) })),
          { value: 'link', label: t('form.delegate.to.link') },
        ],
      },
    },
    {
      kind: 'field',
      field: { kind: 'person', name: 'person', label: t('form.delegate.person'), hint: t('form.delegate.person.hint'), optional: true, ...(expert !== undefined && { initial: expert }) },
    },
    { kind: 'field', field: { kind: 'text', name: 'question', label: t('form.delegate.question'), hint: t('form.delegate.question.hint'), multiline: true, maxLength: QUESTION_MAX, focus: true } },
    {
      kind: 'field',
      field: { kind: 'text', name: 'address', label: t('form.delegate.address'), hint: t(sendsMail ? 'form.delegate.address.hint' : 'form.delegate.address.no-mail'), maxLength: 200, optional: true },
    },
    { kind: 'field', field: { kind: 'text', name: 'note', label: t('form.delegate.note'), multiline: true, maxLength: WORDS_MAX, optional: true } },
  ];
  return { action: 'delegate', meta: { ticketId }, title: t('button.delegate'), submit: t('form.delegate.submit'), cancel: t('form.cancel'), blocks };
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > QUOTE_MAX ? `${letters.slice(0, QUOTE_MAX - 1).join('')}…` : text;
}
