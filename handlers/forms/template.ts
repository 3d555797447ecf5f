import type { Form, FormBlock, FormValues } from '#core/form.ts';
import type { AnswerTemplate } from '#core/ports/network.ts';
import type { Speaker } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { languageName } from '../cards/format.ts';
import { ours } from '../cards/sentence.ts';
import { templateId, valueField } from '../network/late-templates.ts';

/** What the form in which another is chosen carries, to come back from. */
export interface OtherTemplate {
  ticketId: string;
  as: string;
  draftId?: string | undefined;
  answerOf?: string | undefined;
  stacked?: string | undefined;
}

export interface TemplateChoice {
  templates: readonly AnswerTemplate[];
  chosen: AnswerTemplate;
  /** What she, or an earlier version, put into its variables, or what is known of them. */
  values: FormValues;
  other: OtherTemplate;
}

const VALUE_MAX = 500;
/** A menu of a chat holds no more. */
const MOST = 100;

/**
 * In place of the box: the approved template that goes out, its words, and a field for each of its variables. Another is chosen in a
 * form of its own: here each variable has to be filled in, which those of another would stand in the way of.
 */
export function templateBlocks(
  t: Speaker,
  network: string,
  { templates, chosen, values, other }: TemplateChoice,
): FormBlock[] {
  return [
    { kind: 'line', inlines: [ours(t('form.template.over', { network }))], strong: true },
    choiceOf(t, [chosen], chosen),
    { kind: 'quote', text: chosen.text },
    ...chosen.variables.map((variable): FormBlock => ({
      kind: 'field',
      field: {
        kind: 'text',
        name: valueField(variable),
        label: t('form.template.value', { variable: `{{${variable}}}` }),
        initial: values[valueField(variable)] ?? '',
        maxLength: VALUE_MAX,
      },
    })),
    ...(templates.length > 1
      ? [{ kind: 'buttons' as const, buttons: [plainButton(t, 'templates', given(other))] }]
      : []),
  ];
}

/** All that may go out, to choose one. */
export function templatesForm(t: Speaker, templates: readonly AnswerTemplate[], other: OtherTemplate): Form {
  return {
    action: 'templates',
    meta: given(other),
    title: t('form.template.label'),
    submit: t('form.template.submit'),
    cancel: t('form.cancel'),
    blocks: [
      choiceOf(t, templates.slice(0, MOST), templates[0]),
      ...(templates.length > MOST
        ? [{ kind: 'context' as const, inlines: [ours(t('form.template.rest', { count: templates.length - MOST }))] }]
        : []),
    ],
  };
}

function given(other: OtherTemplate): Record<string, string> {
  return Object.fromEntries(Object.entries(other).filter(([, value]) => value !== undefined));
}

function choiceOf(t: Speaker, templates: readonly AnswerTemplate[], initial: AnswerTemplate | undefined): FormBlock {
  return {
    kind: 'field',
    field: {
      kind: 'choice',
      name: 'template',
      label: t('form.template.label'),
      initial: initial ? templateId(initial) : undefined,
      options: templates.map((each) => ({ value: templateId(each), label: labelOf(each, t) })),
    },
  };
}

/** "seguimos con tu consulta · portugués de Brasil": a network writes its languages as pt_BR. */
function labelOf({ name, language }: AnswerTemplate, t: Speaker): string {
  return `${name.replaceAll('_', ' ')} · ${languageName(language.replaceAll('_', '-'), t.language)}`;
}
