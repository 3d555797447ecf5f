import type { Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import { valueOf, type MessageLabel } from '#core/ticket/labels/effective.ts';
import { eachOf } from '#core/ticket/labels/define.ts';
import { labelIds, labels, type LabelId } from '#core/ticket/labels/index.ts';
import { labelText, valuesOf } from '../cards/label-text.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** Corrections that taught a label, the latest first. */
interface Learnt {
  category: readonly { by: string | null }[];
  area: readonly { by: string | null; area: string }[];
}

/** A choice for each label that people may set right, below what was read and why; words of the message stand only where the message may. */
export function labelsForm(
  { t, config }: ActionContext,
  detail: TicketDetail,
  known: readonly MessageLabel[],
  learnt: Learnt,
): Form {
  const { ticket, lastInbound } = detail;
  const correctable = labelIds.filter((id) => labels[id].correctable);
  const read = correctable.flatMap((id): FormBlock[] => {
    const newest = known.find(({ label, version }) => label === id && version === lastInbound.version);
    if (!newest) return [];
    const label = t(`label.${id}`);
    const inlines =
      newest.value === null
        ? sentence(t, 'form.labels.unsure', { label })
        : sentence(t, 'form.labels.read', {
            label,
            value: labelText(config, t, id, newest.value),
            why: [...how(newest), ...why(newest)],
          });
    return [{ kind: 'context', inlines }];
  });
  const fields = correctable.flatMap((id): FormBlock[] => {
    const value = valueOf(ticket, id);
    const holds = labels[id].many ? eachOf(value) : value === null ? [] : [value];
    const values = [...new Set([...holds, ...valuesOf(config, id, ticket.brand)])];
    if (values.length === 0) return [];
    const options = values.map((each) => ({ value: each, label: labelText(config, t, id, each) }));
    if (labels[id].many) return manyFields(id, t(`label.${id}`), options, holds);
    return [
      {
        kind: 'field',
        field: {
          kind: 'choice',
          name: id,
          label: t(`label.${id}`),
          options,
          optional: true,
          initial: value ?? undefined,
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
    blocks: [...read, ...learning(), ...fields, { kind: 'context', inlines: [ours(t('form.labels.note'))] }],
  };

  /** Where corrections have moved what is read: how many, and whose is the last. */
  function learning(): FormBlock[] {
    return [
      { key: 'form.labels.learnt', from: learnt.category } as const,
      { key: 'form.labels.learnt-area', from: learnt.area } as const,
    ].flatMap(({ key, from }): FormBlock[] => {
      const [last] = from;
      if (last === undefined) return [];
      const by = foreign(nameOf(last.by));
      return [{ kind: 'context', inlines: sentence(t, key, { count: from.length, by }) }];
    });
  }
  /** How sure whoever read it was; what a person or an account says needs no such number. */
  function how({ sure, source }: MessageLabel): Inline[] {
    if (source === 'person' || source === 'account' || sure === null) return [];
    return sentence(t, 'form.labels.sure', { percent: Math.round(sure * 100) });
  }
  /** The words are read from the message as it is shown, never stored a second time. */
  function why({ why: spans, source, by, value }: MessageLabel): Inline[] {
    if (source === 'person') return sentence(t, 'label.source.person', { by: foreign(nameOf(by)) });
    const from = source === 'learnt' ? lessons(value) : [];
    const words = spans.map(([start, end]) => lastInbound.text.slice(start, end)).join(', ');
    if (words === '' || lastInbound.state === 'deleted')
      return from.length > 0 ? from : [ours(t(`label.source.${source}`))];
    const named = sentence(t, 'label.source.words', { words: foreign(words) });
    return from.length > 0 ? [...named, ours(', '), ...from] : named;
  }
  /** From what an area was learnt, as far as it still stands. */
  function lessons(value: string | null): Inline[] {
    const from = learnt.area.filter(({ area }) => area === value);
    const [last] = from;
    if (last === undefined) return [];
    return sentence(t, 'label.source.lessons', { count: from.length, by: foreign(nameOf(last.by)) });
  }
  function nameOf(id: string | null): string {
    return detail.people.get(id ?? '')?.name ?? config.people[id ?? '']?.name ?? id ?? '';
  }
}

/** A field takes ten options. */
const MOST_OPTIONS = 10;

function manyFields(
  id: LabelId,
  name: string,
  options: readonly { value: string; label: string }[],
  holds: readonly string[],
): FormBlock[] {
  const parts = Math.ceil(options.length / MOST_OPTIONS);
  return Array.from({ length: parts }, (_, part): FormBlock => {
    const some = options.slice(part * MOST_OPTIONS, (part + 1) * MOST_OPTIONS);
    return {
      kind: 'field',
      field: {
        kind: 'many',
        name: part === 0 ? id : `${id}-${part + 1}`,
        label: parts === 1 ? name : `${name} (${part + 1}/${parts})`,
        options: some,
        optional: true,
        initial: some.filter(({ value }) => holds.includes(value)).map(({ value }) => value),
      },
    };
  });
}
