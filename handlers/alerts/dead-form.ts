import type { Form, FormBlock } from '#core/form.ts';
import { catalogue, type TextKey } from '#core/texts/index.ts';
import { timeTaken } from '../cards/format.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { ActionContext } from '../context.ts';
import type { DeadLetter } from '../../store/queue/dead-letters.ts';
import { plainButton } from '../cards/buttons.ts';

export const DEAD_SHOWN = 10;
/** Enough to recognise a cause; the log holds the rest. */
const ERROR_CHARS = 120;

/** What failed too often, newest first, with what can be done about it. `told` is what was just done. */
export async function deadForm(ctx: ActionContext, told?: string): Promise<Form> {
  const { t } = ctx;
  const { items, total } = await ctx.store.dead.list(DEAD_SHOWN);
  const blocks: FormBlock[] = told === undefined ? [] : [{ kind: 'line', inlines: [ours(told, 'bold')] }];
  if (total === 0) blocks.push({ kind: 'line', inlines: [ours(t('form.dead.none'))] });
  else {
    blocks.push({ kind: 'line', inlines: [ours(t('form.dead.count', { count: total, shown: items.length }))] });
    for (const item of items) blocks.push({ kind: 'divider' }, ...linesOf(ctx, item));
    if (total > 1)
      blocks.push(
        { kind: 'divider' },
        { kind: 'buttons', buttons: [plainButton(t, 'redrive', { id: 'all' }, t('button.redrive-all'))] },
      );
  }
  return { action: 'redrive', meta: {}, title: t('form.dead.title'), cancel: t('form.close'), blocks };
}

function linesOf({ t, clock }: ActionContext, item: DeadLetter): FormBlock[] {
  const age = timeTaken(t, Math.max(0, clock.now().getTime() - item.at.getTime()));
  const error = item.error.replace(/\s+/g, ' ').slice(0, ERROR_CHARS);
  return [
    {
      kind: 'line',
      inlines: dotted(
        [ours(nameOf(item, t), 'bold')],
        item.number === null ? null : sentence(t, 'form.dead.ticket', { number: item.number }),
        [{ kind: 'time', at: item.at }, ours(` (${age})`)],
      ),
    },
    ...(error === '' ? [] : [{ kind: 'context' as const, inlines: [foreign(error)] }]),
    {
      kind: 'buttons',
      buttons: [plainButton(t, 'redrive', { id: item.id }), plainButton(t, 'drop-dead', { id: item.id })],
    },
  ];
}

function nameOf({ job, network }: DeadLetter, t: ActionContext['t']): string {
  if (job === 'inbox') return t('dead.inbox', { network: t.network(network ?? '') });
  const key = `dead.job.${job}`;
  return isKey(key) ? t(key) : t('dead.job.other', { job });
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(catalogue, key);
}
