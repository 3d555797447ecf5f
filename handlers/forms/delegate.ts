import { WORDS_MAX } from '#core/ticket/delegation.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';

export interface DelegateForm {
  ticketId: string;
  /** What the question is about. */
  conversation: FormBlock[];
  /** Those whom the configuration names, whoever asks left out. */
  people: { id: string; label: string }[];
  /** Handles of groups, with @. */
  groups: string[];
  sendsMail: boolean;
  /** Her own id in this chat: nobody asks herself. */
  self: string;
  /** Person id of who is chosen at first. */
  expert?: string | undefined;
}

const QUESTION_MAX = 1_000;

/** Whom, and one question. */
export function delegateForm(
  t: Translate,
  { ticketId, conversation, people, groups, sendsMail, self, expert }: DelegateForm,
): Form {
  const isNamed = people.length > 0;
  const blocks: FormBlock[] = [
    ...conversation,
    {
      kind: 'field',
      field: {
        kind: 'choice',
        name: 'to',
        label: t('form.delegate.to'),
        initial: expert === undefined ? 'person' : `id:${expert}`,
        options: [
          ...people.map(({ id, label }) => ({ value: `id:${id}`, label })),
          { value: 'person', label: t(isNamed ? 'form.delegate.to.other' : 'form.delegate.to.person') },
          ...groups.map((group) => ({ value: `group:${group}`, label: t('form.delegate.to.group', { group }) })),
          { value: 'link', label: t(sendsMail ? 'form.delegate.to.link' : 'form.delegate.to.link.by-hand') },
        ],
      },
    },
    {
      kind: 'field',
      field: {
        kind: 'person',
        name: 'person',
        without: self,
        label: t(isNamed ? 'form.delegate.other' : 'form.delegate.person'),
        hint: t(isNamed ? 'form.delegate.other.hint' : 'form.delegate.person.hint'),
        optional: true,
      },
    },
    {
      kind: 'field',
      field: {
        kind: 'text',
        name: 'question',
        label: t('form.delegate.question'),
        hint: t('form.delegate.question.hint'),
        multiline: true,
        maxLength: QUESTION_MAX,
        focus: true,
      },
    },
    ...(sendsMail
      ? [
          {
            kind: 'field' as const,
            field: {
              kind: 'text' as const,
              name: 'address',
              label: t('form.delegate.address'),
              hint: t('form.delegate.address.hint'),
              maxLength: 200,
              optional: true,
            },
          },
        ]
      : []),
    {
      kind: 'field',
      field: {
        kind: 'text',
        name: 'note',
        label: t('form.delegate.note'),
        hint: t('form.delegate.note.hint'),
        multiline: true,
        maxLength: WORDS_MAX,
        optional: true,
      },
    },
  ];
  return {
    action: 'delegate',
    meta: { ticketId },
    title: t('button.delegate'),
    submit: t('form.delegate.submit'),
    cancel: t('form.cancel'),
    blocks,
  };
}
