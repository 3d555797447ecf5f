import type { FormBlock, FormValues } from '#core/form.ts';
import type { AnswerTemplate } from '#core/ports/network.ts';
import type { Speaker } from '#core/texts/index.ts';
import { languageName } from '../cards/format.ts';
import { ours } from '../cards/sentence.ts';
import { templateId, valueField } from '../network/late-templates.ts';

export interface TemplateChoice {
  templates: readonly AnswerTemplate[];
  chosen: AnswerTemplate;
  /** What she, or an earlier version, put into its variables. */
  values: FormValues;
}

const VALUE_MAX = 500;
/** A menu of a chat holds no more. */
const MOST = 100;

/** In place of the box: which approved template goes out, its words, and a field for each of its variables. */
export function templateBlocks(
  t: Speaker,
  network: string,
  { templates, chosen, values }: TemplateChoice,
): FormBlock[] {
  return [
    { kind: 'line', inlines: [ours(t('form.template.over', { network }))], strong: true },
    {
      kind: 'field',
      field: {
        kind: 'choice',
        name: 'template',
        label: t('form.template.label'),
        initial: templateId(chosen),
        options: templates.slice(0, MOST).map((each) => ({ value: templateId(each), label: labelOf(each, t) })),
      },
    },
    ...(templates.length > MOST
      ? [{ kind: 'context' as const, inlines: [ours(t('form.template.rest', { count: templates.length - MOST }))] }]
      : []),
    { kind: 'quote', text: chosen.text },
    { kind: 'context', inlines: [ours(t('form.template.other', { submit: t('form.answer.submit') }))] },
    ...chosen.variables.map((variable): FormBlock => ({
      kind: 'field',
      field: {
        kind: 'text',
        name: valueField(variable),
        label: t('form.template.value', { variable: `{{${variable}}}` }),
        initial: values[valueField(variable)] ?? '',
        maxLength: VALUE_MAX,
        // Another template may be chosen, which has none.
        optional: true,
      },
    })),
  ];
}

/** "seguimos con tu consulta · portugués de Brasil": a network writes its languages as pt_BR. */
function labelOf({ name, language }: AnswerTemplate, t: Speaker): string {
  return `${name.replaceAll('_', ' ')} · ${languageName(language.replaceAll('_', '-'), t.language)}`;
}
