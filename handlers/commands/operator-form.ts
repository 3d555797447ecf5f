import { RecadoError } from '#core/errors.ts';
import type { Form } from '#core/form.ts';
import type { Command } from '#core/ports/surface.ts';
import type { ActionContext } from '../context.ts';
import { deadForm } from '../alerts/dead-form.ts';
import { editForm } from '../reports/edit-form.ts';
import { firstSpec } from '#core/reports/spec.ts';
import { articlesForm } from '../knowledge/articles-form.ts';

const ARTICLES: ReadonlySet<string> = new Set(['articles', 'articulos', 'artículos', 'artigos']);
const REPORTS: ReadonlySet<string> = new Set([
  'report',
  'reports',
  'informe',
  'informes',
  'relatorio',
  'relatorios',
  'relatório',
  'relatórios',
]);
const DEAD: ReadonlySet<string> = new Set(['dead', 'apartado', 'apartados', 'parado', 'parados']);

/** Commands of operators are answered with a form, because it holds buttons that only she sees; undefined for any other. @throws RecadoError right.missing */
export async function operatorForm(ctx: ActionContext, { text }: Pick<Command, 'text'>): Promise<Form | undefined> {
  if (REPORTS.has(text.trim().toLowerCase())) {
    if (!ctx.actor.rights.has('report')) throw new RecadoError('right.missing', { params: { right: 'report' } });
    return editForm(ctx, firstSpec, await ctx.store.reports.saved(ctx.actor.id));
  }
  if (ARTICLES.has(text.trim().toLowerCase())) return articlesForm(ctx);
  if (!DEAD.has(text.trim().toLowerCase())) return undefined;
  if (!ctx.actor.rights.has('configure')) throw new RecadoError('right.missing', { params: { right: 'configure' } });
  return deadForm(ctx);
}
