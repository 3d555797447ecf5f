import type { Form, FormBlock } from '#core/form.ts';
import { valueOf, type MessageLabel } from '#core/ticket/labels/effective.ts';
import { labelIds, labels } from '#core/ticket/labels/index.ts';
import { labelText, valuesOf } from '../cards/label-text.ts';
import { foreign, ours, sentence, type Piece } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** A choice for each label that people may set right, below what was read and why; words of the message stand only where the message may. */
export function labelsForm({ t, config }: ActionContext, detail: TicketDetail, known: readonly MessageLabel[]): Form {
  const { ticket, lastInbound } = detail;
  const correctable = labelIds.filter((id) => labels[id].correctable);
  const read = correctable.flatMap((id): FormBlock[] => {
    const newest = known.find(({ label, version }) => label === id && version === lastInbound.version);
    if (!newest || newest.value === null) return [];
    const value = labelText(config, t, id, newest.value);
    return [
      {
        kind: 'context',
        inlines: sentence(t, 'form.labels.read', { label: t(`label.${id}`), value, why: why(newest) }),
      },
    ];
  });
  const fields = correctable.flatMap((id): FormBlock[] => {
    const value = valueOf(ticket, id);
    const values = [...new Set([...(value === null ? [] : [value]), ...valuesOf(config, id, ticket.brand)])];
    if (values.length === 0) return [];
    const options = values.map((each) => ({ value: each, label: labelText(config, t, id, each) }));
    return [
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: id,
          label: t(`label.${id}`),
          options,
          optional: true,
          ...(value !== null && { initial: value }),
        },
      },
    ];
  });
  return {
    action: 'labels',
    meta: { ticketId: ticket.id },
    title: t('form.labels.title'),
    submit: t('form.save'),
    cancel: t('form.cancel'),
    blocks: [...read, ...fields, { kind: 'context', inlines: [ours(t('form.labels.note'))] }],
  };

  /** The words are read from the message as it is shown, never stored a second time. */
  function why({ why: spans, source, by }: MessageLabel): Piece {
    if (source === 'person') return sentence(t, 'label.source.person', { by: foreign(nameOf(by)) });
    const words = spans.map(([from, to]) => lastInbound.text.slice(from, to)).join(', ');
    if (words === '' || lastInbound.state === 'deleted') return t(`label.source.${source}`);
    return sentence(t, 'label.source.words', { words: foreign(words) });
  }
  function nameOf(id: string | null): string {
    return detail.people.get(id ?? '')?.name ?? config.people[id ?? '']?.name ?? id ?? '';
  }
}
