import { listed, type FormBlock, type FormField, type FormValues } from '#core/form.ts';
import type { Protocol } from '#core/protocols/protocol.ts';
import type { Translate } from '#core/texts/index.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';

const DONE = 'done';

/** Where a required step is answered. */
export const stepField = (place: string): string => `step.${place}`;

/** The places of the steps that she says are done. */
export function stepsDone(values: FormValues | undefined): string[] {
  const required = Object.keys(values ?? {}).flatMap((field) => {
    const place = /^step\.(\d+)$/.exec(field)?.[1];
    return place !== undefined && values?.[field] === DONE ? [place] : [];
  });
  return [...listed(values?.['steps']), ...required];
}

/**
 * The steps of a protocol, and its ready words to be read; `done` are the places of those that are done. A required one is a question
 * of its own: chats call boxes that may stay empty optional, and would keep even a draft from going where they may not.
 */
export function protocolBlocks(t: Translate, { name, steps, phrases }: Protocol, done: readonly string[]): FormBlock[] {
  const placed = steps.map((step, index) => ({ ...step, place: String(index) }));
  const required = placed.filter((step) => step.required);
  const others = placed.filter((step) => !step.required);
  const fields: FormField[] = required.map(({ place, text }) => ({
    kind: 'choice',
    name: stepField(place),
    label: t('form.protocol.required', { step: text }),
    options: [
      { value: 'open', label: t('form.protocol.open') },
      { value: DONE, label: t('form.protocol.done') },
    ],
    initial: done.includes(place) ? DONE : 'open',
  }));
  if (others.length > 0)
    fields.push({
      kind: 'many',
      name: 'steps',
      label: t(required.length > 0 ? 'form.protocol.steps.other' : 'form.protocol.steps'),
      options: others.map(({ place, text }) => ({ value: place, label: text })),
      initial: others.flatMap(({ place }) => (done.includes(place) ? [place] : [])),
      optional: true,
    });
  return [
    { kind: 'line', inlines: sentence(t, 'form.protocol', { name: foreign(name) }), strong: true },
    ...fields.map((field): FormBlock => ({ kind: 'field', field })),
    ...(phrases.length === 0 ? [] : [{ kind: 'context' as const, inlines: [ours(t('form.protocol.phrases'))] }]),
    ...phrases.map((text): FormBlock => ({ kind: 'quote', text })),
  ];
}
