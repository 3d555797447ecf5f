import type { FormBlock } from '#core/form.ts';
import type { Protocol } from '#core/protocols/protocol.ts';
import type { Translate } from '#core/texts/index.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';

/** The steps of a protocol to be ticked, and its ready words to be read; `done` are the places of those that she ticked. */
export function protocolBlocks(t: Translate, { name, steps, phrases }: Protocol, done: readonly string[]): FormBlock[] {
  return [
    { kind: 'line', inlines: sentence(t, 'form.protocol', { name: foreign(name) }), strong: true },
    ...(steps.length === 0
      ? []
      : [
          {
            kind: 'field' as const,
            field: {
              kind: 'many' as const,
              name: 'steps',
              label: t('form.protocol.steps'),
              options: steps.map(({ text, required }, index) => ({
                value: String(index),
                label: text,
                ...(required && { detail: t('form.protocol.required') }),
              })),
              initial: done.filter((place) => Number(place) < steps.length),
              optional: true,
            },
          },
        ]),
    ...(phrases.length === 0 ? [] : [{ kind: 'context' as const, inlines: [ours(t('form.protocol.phrases'))] }]),
    ...phrases.map((text): FormBlock => ({ kind: 'quote', text })),
  ];
}
