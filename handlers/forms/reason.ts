import type { Form } from '#core/form.ts';
import type { TextKey, Translate } from '#core/texts/index.ts';

export interface ReasonForm {
  action: 'take-over' | 'return' | 'drop-dead';
  meta: Record<string, string>;
  /** What she is about to do, in sentences. */
  lines: string[];
  hint: TextKey;
}

/** One line of why, which the other person will read. */
export function reasonForm(t: Translate, { action, meta, lines, hint }: ReasonForm): Form {
  return {
    action,
    meta,
    title: t(`button.${action}`),
    submit: t(`button.${action}`),
    cancel: t('form.cancel'),
    blocks: [
      ...lines.map((text) => ({ kind: 'line' as const, inlines: [{ kind: 'text' as const, text }] })),
      {
        kind: 'field',
        field: {
          kind: 'text',
          name: 'reason',
          label: t('form.reason.label'),
          hint: t(hint),
          maxLength: 300,
          focus: true,
        },
      },
    ],
  };
}
