import { languages, type Config } from '#core/config/config.ts';
import type { Form, FormBlock, FormValues } from '#core/form.ts';
import { bodyOf } from '#core/persona/body.ts';
import { draftLanguage } from '#core/persona/draft-language.ts';
import { gathered } from '#core/persona/gathered.ts';
import { checkDraft } from '#core/persona/persona.ts';
import { adviceFor, clauseLine, stopLine } from '../../cards/findings.ts';
import { DOT, ours } from '../../cards/sentence.ts';
import type { ActionContext } from '../../context.ts';
import { TEXT_MAX } from '../../forms/answer.ts';
import type { Translate } from '#core/texts/index.ts';
import type { Finding } from '#core/ticket/draft.ts';
import { answersGiven } from './persona-check.ts';
import { withoutEndings } from './without-endings.ts';

/** What a chat lets somebody choose from at most. */
const CHOICES = 100;

interface Tried {
  values: FormValues;
  findings: Finding[];
}

/** Where she writes a text, what it answers, and how it would go out; below what was found, once she pressed. */
export function tryForm({ t, config }: ActionContext, tried?: Tried): Form {
  const values = tried?.values ?? {};
  const accounts = accountsOf(config, t);
  const locales = localesOf(config);
  const text = (name: 'text' | 'asked', optional: boolean): FormBlock => ({
    kind: 'field',
    field: {
      kind: 'text',
      name,
      label: t(`form.try.${name}`),
      multiline: true,
      maxLength: TEXT_MAX,
      initial: values[name],
      optional: optional || undefined,
      focus: name === 'text' ? true : undefined,
    },
  });
  return {
    action: 'try-text',
    meta: {},
    title: t('form.try.title'),
    submit: t('form.try.submit'),
    cancel: t('form.close'),
    blocks: [
      ...(tried ? results(t, tried.findings) : [{ kind: 'context' as const, inlines: [ours(t('form.try.line'))] }]),
      text('text', false),
      text('asked', true),
      ...(accounts.length > 1
        ? [choice('account', t('form.try.account'), values['account'] ?? accounts[0]?.value, accounts)]
        : []),
      choice('private', t('form.private.label'), values['private'] ?? 'public', [
        { value: 'public', label: t('form.private.public') },
        { value: 'private', label: t('form.private.private') },
      ]),
      choice('customer', t('form.try.customer'), values['customer'] ?? 'written', [
        { value: 'written', label: t('form.try.customer.hint') },
        ...locales.map((code) => ({ value: code, label: t('form.try.locale', { code }) })),
      ]),
    ],
  };
}

/** Nothing is kept of it. */
export async function checkText(ctx: ActionContext, values: FormValues): Promise<Tried> {
  const { config } = ctx;
  const text = withoutEndings(values['text'] ?? '');
  const asked = withoutEndings(values['asked'] ?? '');
  const known = accountsOf(config, ctx.t);
  const key = known.find(({ value }) => value === values['account'])?.value ?? known[0]?.value ?? '';
  const brand = Object.values(config.brands).find(({ accounts }) => Object.hasOwn(accounts, key));
  const account = brand?.accounts[key];
  if (!brand || !account) return { values, findings: [] };
  const isPrivate = values['private'] === 'private';
  const [language, country] =
    localesOf(config)
      .find((code) => code === values['customer'])
      ?.split('-') ?? [];
  const customer = language ?? (asked === '' ? null : ctx.text.language(asked, brand.languages));
  const findings = checkDraft({
    draft: { text },
    persona: brand.persona,
    asked,
    customerLanguage: customer,
    draftLanguage: draftLanguage(ctx.text, bodyOf(text, brand.persona) || text, {
      languages: brand.languages,
      customer,
    }),
    country: country ?? (account.region === undefined ? null : (config.regions[account.region]?.country ?? null)),
    network: account.network,
    accountKind: account.kind,
    recent: await answersGiven(ctx, brand),
    measured: ctx.networks.get(key)?.caps.measure(text, { isPrivate }) ?? [],
    personalData: ctx.text.personalData(text),
    private: isPrivate,
  });
  return { values, findings };
}

function results(t: ActionContext['t'], findings: readonly Finding[]): FormBlock[] {
  if (findings.length === 0) return [{ kind: 'line', inlines: [ours(t('draft.findings.none'))], strong: true }];
  return gathered(findings).flatMap((found): FormBlock[] => {
    const line = clauseLine(t, found);
    return [
      { kind: 'line', inlines: found[0]?.severity === 'stop' ? stopLine(t, line) : line },
      { kind: 'context', inlines: adviceFor(t, found) },
    ];
  });
}

function choice(
  name: string,
  label: string,
  initial: string | undefined,
  options: { value: string; label: string }[],
): FormBlock {
  return { kind: 'field', field: { kind: 'choice', name, label, options, initial } };
}

function accountsOf({ brands }: Config, t: Translate): { value: string; label: string }[] {
  return Object.values(brands)
    .flatMap(({ name, accounts }) =>
      Object.entries(accounts).map(([value, { network, handle }]) => ({
        value,
        label: [name, t.network(network), t.handle(network, handle)].join(DOT),
      })),
    )
    .slice(0, CHOICES);
}

/** The languages that brands answer in, and each with the countries of its regions where the manual tells them apart. */
function localesOf({ brands, regions }: Config): string[] {
  const all = Object.values(brands);
  const spoken = languages.filter((code) => all.some((brand) => brand.languages.includes(code)));
  const countries = new Set(Object.values(regions).flatMap(({ country }) => (country === undefined ? [] : [country])));
  const told = all.flatMap(({ persona: { greeting, signature, phrases, clauses } }) =>
    [greeting, signature, phrases.private, ...clauses.map(({ formality }) => formality ?? {})].flatMap((texts) =>
      Object.keys(texts),
    ),
  );
  const varieties = [...new Set(told)].filter((code) => countries.has(code.split('-')[1] ?? ''));
  return spoken.flatMap((code) => [code, ...varieties.filter((each) => each.startsWith(`${code}-`)).toSorted()]);
}
