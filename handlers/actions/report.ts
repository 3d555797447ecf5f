import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineOperation } from '../define.ts';
import { readSpec, viewFor } from '../reports/ask.ts';
import { editForm, readForm } from '../reports/edit-form.ts';
import { choicesOf } from '../reports/only.ts';
import { resultForm } from '../reports/result-form.ts';
import { fold } from '#core/routing/words.ts';

const SUGGESTED = 20;

/** Choose a report and see it: from the beginning, from one that she saw, or one that she keeps. */
export const report = defineOperation({
  id: 'report',
  input: z.object({
    spec: z.string().max(2_000).optional(),
    saved: z.string().max(100).optional(),
    from: z.string().max(10).optional(),
    to: z.string().max(10).optional(),
  }),
  async form(ctx, { spec, saved }) {
    if (saved === undefined) return editForm(ctx, readSpec(spec), await ctx.store.reports.saved(ctx.actor.id));
    const kept = await ctx.store.reports.get(saved);
    if (kept?.personId !== ctx.actor.id) throw new RecadoError('report.gone');
    return await resultForm(ctx, await viewFor(ctx, kept.spec, kept.name), kept.id);
  },
  async submit(ctx, offered, values) {
    const read = readForm(ctx, values, offered);
    if ('errors' in read) return { kind: 'errors', errors: read.errors };
    const { spec, name } = read;
    const view = await viewFor(ctx, spec, name === '' ? null : name);
    const kept =
      name === ''
        ? undefined
        : await ctx.store.reports.save({ personId: ctx.actor.id, name, spec, at: ctx.clock.now() });
    return { kind: 'update', form: await resultForm(ctx, view, kept?.id) };
  },
  suggest(ctx, _input, { query }) {
    const wanted = fold(query);
    const found = choicesOf(ctx).filter(({ word }) => fold(word).includes(wanted));
    return Promise.resolve(found.slice(0, SUGGESTED).map(({ word }) => ({ value: word, label: word })));
  },
});
