import type { Draft } from '#core/ticket/draft.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';
import type { OriginalChange } from '../network/original-change.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import { draftWords } from '../cards/draft-words.ts';
import { customerName } from '../cards/people.ts';

export interface ConfirmForm {
  action: 'send' | 'approve-and-send';
  meta: Record<string, string>;
  draft: Draft;
  detail: TicketDetail;
  change: Exclude<OriginalChange, { how: 'deleted' }>;
}

/** Asked before sending where the original is not what it was: what changed, what would go out, and the choice. */
export function confirmForm(t: Translate, { action, meta, draft, detail, change }: ConfirmForm): Form {
  const author = foreign(customerName(t, detail.author));
  const network = t.network(detail.ticket.network);
  const changed: FormBlock[] =
    change.how === 'edited'
      ? [
          { kind: 'line', inlines: sentence(t, 'form.confirm.edited', { author }) },
          { kind: 'quote', text: change.text },
        ]
      : [
          { kind: 'line', inlines: [ours(t('form.confirm.answered', { network }))] },
          { kind: 'context', inlines: [{ kind: 'link', text: t('form.confirm.see', { network }), url: change.url }] },
        ];
  return {
    action,
    meta,
    title: t('form.confirm.title'),
    submit: t('form.confirm.submit'),
    cancel: t('form.cancel'),
    blocks: [
      ...changed,
      { kind: 'divider' },
      { kind: 'line', inlines: [ours(t('form.confirm.draft'))] },
      { kind: 'quote', text: draftWords(draft) },
    ],
  };
}
