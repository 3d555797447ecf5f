import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { listed, type FormField } from '#core/form.ts';
import type { Right } from '#core/people.ts';
import type { ActionContext } from '../context.ts';
import { defineOperation } from '../define.ts';
import { mustWork, readFlood } from '../floods/flood-facts.ts';
import { noticeForm } from '../forms/notice.ts';
import { FLOOD_WHATS, type FloodWhat } from '../floods/whats.ts';
import { FloodInput } from './shared/button-inputs.ts';
import { suggestTags, tagsField } from './shared/tags.ts';

const rights: Record<FloodWhat, Right> = { claim: 'answer', tag: 'tag', archive: 'transfer' };

/** All that stand on the card of a flood at once: the job goes through them, and the card says how it goes. */
export const floodBulk = defineOperation({
  id: 'flood-bulk',
  input: FloodInput,
  async form(ctx, { flood: id }) {
    const { t, store } = ctx;
    const flood = await readFlood(ctx, id);
    await mustWork(ctx, flood.id, 'read');
    const { left } = await store.floods.figures(id);
    const fields: FormField[] = [
      {
        kind: 'choice',
        name: 'what',
        label: t('form.flood-bulk.what', { count: left }),
        initial: 'tag',
        options: FLOOD_WHATS.map((what) => ({ value: what, label: t(`form.bulk.${what}`) })),
      },
      tagsField(ctx, []),
    ];
    return {
      action: 'flood-bulk',
      meta: { flood: id },
      title: t('button.flood-bulk'),
      submit: t('form.flood-bulk.submit'),
      cancel: t('form.cancel'),
      blocks: [
        ...fields.map((field) => ({ kind: 'field' as const, field })),
        { kind: 'context', inlines: [{ kind: 'text', text: t('form.flood-bulk.hint') }] },
      ],
    };
  },
  async submit(ctx, { flood: id }, values) {
    const { t, store, actor, clock } = ctx;
    const what = z.enum(FLOOD_WHATS).parse(values['what']);
    const tags = what === 'tag' ? listed(values['tags']) : [];
    if (what === 'tag' && tags.length === 0) throw new RecadoError('bulk.no-tags');
    await mustWork(ctx, id, rights[what]);
    const work = {
      what,
      by: actor.id,
      surface: actor.surface,
      tags,
      at: clock.now().toISOString(),
      done: 0,
      refused: 0,
      why: null,
      after: '',
      endedAt: null,
    };
    if (!(await store.floods.begin(id, work))) throw new RecadoError('flood.busy');
    const text = t('form.flood-bulk.begun');
    return { kind: 'update', form: noticeForm(t, { action: 'flood-bulk', title: t('button.flood-bulk'), text }) };
  },
  suggest: async (ctx: ActionContext, { flood }, { query }) =>
    suggestTags(ctx, [(await readFlood(ctx, flood)).brand], query),
});
