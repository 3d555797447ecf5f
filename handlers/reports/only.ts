import type { Config } from '#core/config/config.ts';
import { fold } from '#core/routing/words.ts';
import { filters, type FilterId, type Only } from '#core/reports/spec.ts';
import { labels } from '#core/ticket/labels/index.ts';
import type { Speaker } from '#core/texts/index.ts';
import type { ActionContext } from '../context.ts';
import { nameOf } from './names.ts';

/** Everything that a report can be kept to, as it is chosen in the form: "Área: Facturación". */
export function choicesOf({
  config,
  t,
}: Pick<ActionContext, 'config' | 't'>): { id: FilterId; key: string; word: string }[] {
  const all = filters.flatMap((id) => keysOf(config, id).map((key) => ({ id, key })));
  return all.map(({ id, key }) => ({ id, key, word: wordFor(config, t, { id, key }) }));
}

function wordFor(config: Config, t: Speaker, { id, key }: { id: FilterId; key: string }): string {
  return t('report.only.one', { what: t(`report.by.${id}`), name: nameOf(config, id, { key, t }) });
}

function keysOf(config: Config, id: FilterId): string[] {
  const accounts = Object.values(config.brands).flatMap((brand) => Object.entries(brand.accounts));
  switch (id) {
    case 'area':
      return Object.keys(config.areas);
    case 'region':
      return Object.keys(config.regions);
    case 'centre':
      return Object.keys(config.centres);
    case 'account':
      return accounts.map(([key]) => key);
    case 'network':
      return [...new Set(accounts.map(([, { network }]) => network))];
    case 'category':
    case 'sentiment': {
      const { values } = labels[id];
      return typeof values === 'string' ? [] : [...values];
    }
    case 'tag':
      return [];
    default:
      return id satisfies never;
  }
}

/** Words of the field as what a report is kept to; the first that means nothing is given back. */
export function readOnly(
  ctx: Pick<ActionContext, 'config' | 't'>,
  words: readonly string[],
): { only: Only } | { unknown: string } {
  const known = new Map(choicesOf(ctx).map((choice) => [fold(choice.word), choice]));
  const only: { [Id in FilterId]?: string[] } = {};
  for (const word of words) {
    const choice = known.get(fold(word)) ?? tagIn(ctx, word) ?? goneIn(ctx, word);
    if (!choice) return { unknown: word };
    (only[choice.id] ??= []).push(choice.key);
  }
  return { only };
}

/** What the configuration had when the report was kept: its conversations are still there. */
function goneIn({ t }: Pick<ActionContext, 't'>, word: string): { id: FilterId; key: string } | undefined {
  const [before = '', after = ''] = t('report.key.gone', { key: '\n' }).split('\n');
  for (const id of ['area', 'region', 'centre', 'account'] as const) {
    const begins = `${t(`report.by.${id}`)}: ${before}`;
    if (word.startsWith(begins) && word.endsWith(after)) return { id, key: word.slice(begins.length, -after.length) };
  }
  return undefined;
}

/** "Etiqueta: factura" or "#factura": tags are words of the team's own. */
function tagIn({ t }: Pick<ActionContext, 't'>, word: string): { id: FilterId; key: string } | undefined {
  const prefix = `${t('report.by.tag')}: `;
  const tag = word.startsWith('#')
    ? word.slice(1)
    : fold(word).startsWith(fold(prefix))
      ? word.slice(prefix.length)
      : '';
  const name = tag.replace(/^#/, '').trim();
  return name === '' ? undefined : { id: 'tag', key: name };
}

/** As they stand in the field. */
export function wordsOfOnly({ config, t }: Pick<ActionContext, 'config' | 't'>, only: Only): string[] {
  return filters.flatMap((id) => (only[id] ?? []).map((key) => wordFor(config, t, { id, key })));
}
