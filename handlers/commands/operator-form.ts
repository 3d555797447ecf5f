import { RecadoError } from '#core/errors.ts';
import type { Form } from '#core/form.ts';
import type { Right } from '#core/people.ts';
import type { Command } from '#core/ports/surface.ts';
import { firstSpec } from '#core/reports/spec.ts';
import { fold } from '#core/routing/words.ts';
import type { ActionContext } from '../context.ts';
import { deadForm } from '../alerts/dead-form.ts';
import { accountsForm } from '../forms/accounts.ts';
import { goalsForm } from '../goals/list-form.ts';
import { articlesForm } from '../knowledge/articles-form.ts';
import { editForm } from '../reports/edit-form.ts';
import { nextReview } from '../reviews/next-review.ts';

interface Operation {
  /** Without accents, in each language that people may try. */
  words: readonly string[];
  right: Right;
  open(ctx: ActionContext): Promise<Form> | Form;
}

const operations: readonly Operation[] = [
  {
    words: ['report', 'reports', 'informe', 'informes', 'relatorio', 'relatorios'],
    right: 'report',
    open: async (ctx) => editForm(ctx, firstSpec, await ctx.store.reports.saved(ctx.actor.id)),
  },
  { words: ['goals', 'goal', 'objetivos', 'objetivo'], right: 'manage', open: goalsForm },
  {
    words: ['review', 'reviews', 'revisar', 'revision', 'revisao', 'rever'],
    right: 'manage',
    open: (ctx) => nextReview(ctx),
  },
  { words: ['accounts', 'cuentas', 'contas'], right: 'manage', open: accountsForm },
  { words: ['articles', 'articulos', 'artigos'], right: 'manage', open: articlesForm },
  { words: ['dead', 'apartado', 'apartados', 'parado', 'parados'], right: 'configure', open: deadForm },
];

/** Commands of operators are answered with a form, because it holds buttons that only she sees; undefined for any other. @throws RecadoError right.missing */
export async function operatorForm(ctx: ActionContext, { text }: Pick<Command, 'text'>): Promise<Form | undefined> {
  const word = fold(text.trim());
  const operation = operations.find(({ words }) => words.includes(word));
  if (!operation) return undefined;
  const { right } = operation;
  if (!ctx.actor.rights.has(right)) throw new RecadoError('right.missing', { params: { right } });
  return await operation.open(ctx);
}
