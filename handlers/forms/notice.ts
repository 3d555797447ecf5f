import type { Inline } from '#core/card.ts';
import type { Form } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';

/** A form that only says something: a skeleton while the real one is made, or why there is none. */
export function noticeForm(
  t: Translate,
  { action, title, text }: { action: string; title: string; text: string | Inline[] },
): Form {
  return {
    action,
    meta: {},
    title,
    cancel: t('form.close'),
    blocks: [{ kind: 'line', inlines: typeof text === 'string' ? [{ kind: 'text', text }] : text }],
  };
}
