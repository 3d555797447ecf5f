import type { Config } from '#core/config/config.ts';
import { bodyOf } from '#core/persona/body.ts';
import { draftLanguage } from '#core/persona/draft-language.ts';
import { checkDraft } from '#core/persona/persona.ts';
import { adviceKey, findingKey } from '#core/persona/say.ts';
import type { Measured } from '#core/ports/network.ts';
import type { TextAnalysis } from '#core/ports/text.ts';
import { StartError } from '#core/start-error.ts';
import type { Translate } from '#core/texts/index.ts';
import type { Finding } from '#core/ticket/draft.ts';
import { networks } from '../../adapters/networks/registry.ts';

export interface Tried {
  text: string;
  replyTo?: string | undefined;
  isPrivate?: boolean;
  /** Of the customer, as "es" or "es-MX"; left out: as her message is written. */
  locale?: string | undefined;
  brand?: string | undefined;
  account?: string | undefined;
  /** As if the account were of this kind. */
  accountKind?: 'official' | 'robot' | 'employee' | undefined;
  answered?: readonly string[];
}

/** One thing found, as programs read it. */
export interface ToldFinding {
  check: string;
  clause: string;
  title: string;
  severity: 'error' | 'warning';
  /** The words of the text that it is about; null where it is about the whole. */
  words: string | null;
  /** Where they stand: first character, and the one behind the last. */
  start: number | null;
  end: number | null;
  says: string;
  advice: string;
}

/** Reads a text against the manual of a configuration. @throws StartError where brand, account or language are none */
export function tryText(config: Config, text: TextAnalysis, tried: Tried): Finding[] {
  const brandKey = oneOf('brand', tried.brand, Object.keys(config.brands));
  const brand = config.brands[brandKey];
  if (!brand) throw new StartError(`There is no brand "${brandKey}".`);
  const accountKey = oneOf('account', tried.account, Object.keys(brand.accounts));
  const account = brand.accounts[accountKey];
  const locale = /^([a-z]{2})(?:[-_]([a-z]{2}))?$/iu.exec(tried.locale ?? '');
  if (tried.locale !== undefined && !locale)
    throw new StartError(
      `"${tried.locale}" is no language; write es, pt or en, alone or with a country, such as es-MX.`,
    );
  const { replyTo, isPrivate = false, answered = [] } = tried;
  const body = bodyOf(tried.text, brand.persona) || tried.text;
  const customerLanguage =
    locale?.[1]?.toLowerCase() ?? (replyTo === undefined ? null : text.language(replyTo, brand.languages));
  return checkDraft({
    draft: { text: tried.text },
    persona: brand.persona,
    asked: replyTo,
    customerLanguage,
    draftLanguage: draftLanguage(text, body, { languages: brand.languages, customer: customerLanguage }),
    country:
      locale?.[2]?.toUpperCase() ??
      (account?.region === undefined ? null : (config.regions[account.region]?.country ?? null)),
    network: account?.network ?? networks[0].id,
    accountKind: tried.accountKind ?? account?.kind ?? 'official',
    recent: answered,
    measured: measured(config, account?.network, tried.text, isPrivate),
    personalData: text.personalData(tried.text),
    private: isPrivate,
  });
}

/** As the network counts; one that nobody knows takes any length. */
function measured(config: Config, id: string | undefined, text: string, isPrivate: boolean): readonly Measured[] {
  const network = networks.find((each) => each.id === id);
  return (
    network?.measure(text, config.networks[network.id], { isPrivate }) ?? [
      { length: [...text].length, max: Number.POSITIVE_INFINITY },
    ]
  );
}

function oneOf(what: string, wanted: string | undefined, known: readonly string[]): string {
  if (wanted !== undefined && !known.includes(wanted))
    throw new StartError(`There is no ${what} "${wanted}" in the configuration; there is ${known.join(', ')}.`);
  return wanted ?? known[0] ?? '';
}

export function tell(findings: readonly Finding[], t: Translate): ToldFinding[] {
  return findings.map((finding) => {
    const { check, clause, severity, excerpt, place, params } = finding;
    return {
      check,
      clause,
      title: t('draft.finding.title', { title: params['title'] ?? '' }),
      severity: severity === 'stop' ? 'error' : 'warning',
      words: excerpt ?? null,
      start: place?.start ?? null,
      end: place?.end ?? null,
      says: t(findingKey(finding), params),
      advice: t(adviceKey(finding), params),
    };
  });
}
