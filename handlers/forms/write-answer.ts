import { WORDS_MAX, type Delegation } from '#core/ticket/delegation.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';

export interface WriteAnswerForm {
  delegation: Delegation;
  /** "Lucía asks:" */
  asks: string;
  /** What she answered already; more is added to it. */
  said: string;
  /** What was said with the customer; empty where it is not for her. */
  conversation: FormBlock[];
}

/** The question with what it is about, and a box. */
export function writeAnswerForm(t: Translate, { delegation, asks, said, conversation }: WriteAnswerForm): Form {
  const { id: delegationId, ticketId, question, note } = delegation;
  const blocks: (FormBlock | false)[] = [
    ...conversation,
    { kind: 'line', inlines: [ours(asks)] },
    { kind: 'line', inlines: [foreign(question, 'bold')] },
    note !== null && { kind: 'context', inlines: sentence(t, 'thread.delegation.note', { note: foreign(note) }) },
    said !== '' && { kind: 'line', inlines: sentence(t, 'direct.you-said', { text: foreign(said) }) },
    {
      kind: 'field',
      field: {
        kind: 'text',
        name: 'text',
        label: t('form.answer.label'),
        hint: t('form.write-answer.hint'),
        multiline: true,
        maxLength: WORDS_MAX,
        focus: true,
      },
    },
  ];
  return {
    action: 'write-answer',
    meta: { ticketId, delegationId },
    title: t('button.write-answer'),
    submit: t('form.write-answer.submit'),
    cancel: t('form.cancel'),
    blocks: blocks.filter((block) => block !== false),
  };
}
