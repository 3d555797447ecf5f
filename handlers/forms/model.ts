import type { Form, FormBlock } from '#core/form.ts';
import type { Remark } from '#core/model/opinion.ts';
import type { Translate } from '#core/texts/index.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';

const line = (text: string): FormBlock => ({ kind: 'line', inlines: [ours(text)] });

/** Remarks of a model, marked as its own: which clause, which words, what to do. */
export function opinionForm(
  t: Translate,
  {
    model,
    remarks,
    clauses,
  }: { model: string; remarks: readonly Remark[]; clauses: readonly { number: string; title: string }[] },
): Form {
  return {
    action: 'opinion',
    meta: {},
    title: t('form.model.opinion'),
    cancel: t('form.close'),
    blocks: [
      { kind: 'context', inlines: sentence(t, 'form.model.whose', { model: foreign(model) }) },
      ...(remarks.length === 0 ? [line(t('form.model.no-remarks'))] : []),
      ...remarks.flatMap(({ clause, quote, says }): FormBlock[] => [
        { kind: 'divider' },
        {
          kind: 'line',
          inlines: dotted([
            foreign(`${clause} ${clauses.find(({ number }) => number === clause)?.title ?? ''}`, 'bold'),
          ]),
        },
        { kind: 'quote', text: quote },
        { kind: 'line', inlines: [foreign(says)] },
      ]),
    ],
  };
}

/** What the customer wrote and our draft, each beside its translation by a model. */
export function translationForm(
  t: Translate,
  {
    model,
    pairs,
  }: { model: string; pairs: readonly { what: 'customer' | 'draft'; original: string; translated: string }[] },
): Form {
  return {
    action: 'translate',
    meta: {},
    title: t('form.model.translation'),
    cancel: t('form.close'),
    blocks: [
      { kind: 'context', inlines: sentence(t, 'form.model.translated-by', { model: foreign(model) }) },
      ...pairs.flatMap(({ what, original, translated }): FormBlock[] => [
        { kind: 'divider' },
        { kind: 'line', inlines: [ours(t(`form.model.${what}`), 'bold')] },
        { kind: 'quote', text: original },
        { kind: 'context', inlines: [ours(t('form.model.in-your-language'))] },
        { kind: 'quote', text: translated },
      ]),
    ],
  };
}
