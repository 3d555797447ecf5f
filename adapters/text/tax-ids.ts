import { createRequire } from 'node:module';
import { lazily } from '#core/lazily.ts';
import { around, spansOf, type Span } from './spans.ts';

/** Three hundred files for the numbers of every country. */
const numbers = lazily((): typeof import('stdnum') => createRequire(import.meta.url)('stdnum'));

interface TaxId {
  /** Whose sum is looked at; where there is none to look at, the word says enough. */
  sum?: { country: string; name: string; digits?: number };
  pattern: RegExp;
  /** Plain digits are anything; then the word must stand near. */
  word?: RegExp;
}

/** What people and pages put between the groups of a number; the text has plain signs already. */
const GAP = '[ .-]?';
const EDGE = '(?![\\p{L}\\p{N}])';
const START = '(?<![\\p{L}\\p{N}])';
const one = (pattern: string, flags = 'gu'): RegExp => new RegExp(`${START}${pattern}${EDGE}`, flags);
const said = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

const taxIds: readonly TaxId[] = [
  {
    sum: { country: 'ES', name: 'dni', digits: 9 },
    pattern: one(`\\d{1,2}${GAP}\\d{3}${GAP}\\d{3}[ .-]{0,2}[A-Z]`, 'giu'),
  },
  {
    sum: { country: 'ES', name: 'nie' },
    pattern: one(`[XYZ][ .-]{0,2}\\d{1}${GAP}\\d{3}${GAP}\\d{3}[ .-]{0,2}[A-Z]`, 'giu'),
  },
  { sum: { country: 'BR', name: 'cpf' }, pattern: one('\\d{3}[ .-]\\d{3}[ .-]\\d{3}[ ./-]\\d{2}') },
  { sum: { country: 'BR', name: 'cpf' }, pattern: one(`\\d{9}${GAP}\\d{2}`), word: said('cpf') },
  { sum: { country: 'BR', name: 'cnpj' }, pattern: one('\\d{2}[ .-]\\d{3}[ .-]\\d{3}[ ./-]\\d{4}[ .-]\\d{2}') },
  { sum: { country: 'BR', name: 'cnpj' }, pattern: one('\\d{14}'), word: said('cnpj') },
  { pattern: one(`\\d{1,2}${GAP}\\d{3}${GAP}\\d{3}${GAP}[\\dX]`, 'giu'), word: said('r\\.?g\\.?') },
  {
    sum: { country: 'PT', name: 'nif' },
    pattern: one(`[1-9]\\d{2}${GAP}\\d{3}${GAP}\\d{3}`),
    word: said('n\\.?i\\.?f\\.?|contribuinte|nipc'),
  },
  // No code of anything else looks like it: a name, a date of birth, a sex, a state.
  { pattern: one('[A-Z]{4}\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])[HM][A-Z]{5}[A-Z0-9]\\d', 'giu') },
  { sum: { country: 'MX', name: 'rfc' }, pattern: one('[A-ZÑ&]{4}\\d{6}[A-Z0-9]{3}', 'giu') },
  { pattern: one(`[A-ZÑ&]{3,4}${GAP}\\d{6}${GAP}[A-Z0-9]{3}`, 'giu'), word: said('r\\.?f\\.?c\\.?') },
  { sum: { country: 'AR', name: 'cuit' }, pattern: one('\\d{2}[ .-]\\d{8}[ .-]\\d') },
  { sum: { country: 'AR', name: 'cuit' }, pattern: one('\\d{11}'), word: said('cui[tl]') },
  { pattern: one(`\\d{1,2}${GAP}\\d{3}${GAP}\\d{3}`), word: said('d\\.?n\\.?i\\.?') },
  {
    pattern: one(`\\d{1,3}${GAP}\\d{3}${GAP}\\d{3}(?:${GAP}\\d)?|\\d(?:${GAP}\\d{3}){3}`),
    word: said('c[eé]dula|c\\.?c\\.?|n\\.?i\\.?t\\.?'),
  },
  { sum: { country: 'CL', name: 'rut' }, pattern: one('\\d{1,2}\\.\\d{3}\\.\\d{3}-[\\dK]', 'giu') },
  { sum: { country: 'CL', name: 'rut' }, pattern: one('\\d{7,8}-?[\\dK]', 'giu'), word: said('ru[tn]') },
  { pattern: one(`[A-Z]{0,3}${GAP}\\d{6,9}`, 'giu'), word: said('pasaportes?|passports?|passaportes?') },
  { pattern: new RegExp('(?<![\\p{N}-])(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\p{N}-])', 'gu') },
];

export function findTaxIds(text: string): Span[] {
  return taxIds.flatMap(({ sum, pattern, word }) =>
    spansOf(
      'tax-id',
      text,
      pattern,
      (match, start) =>
        (word?.test(around(text, start, start + match.length)) ?? true) && (sum === undefined || isRight(match, sum)),
    ),
  );
}

function isRight(
  match: string,
  { country, name, digits = 0 }: { country: string; name: string; digits?: number },
): boolean {
  const plain = match
    .replace(/[^\p{L}\p{N}&]/gu, '')
    .toUpperCase()
    .padStart(digits, '0');
  return numbers().stdnum[country]?.[name]?.validate(plain).isValid === true;
}

/** Accounts of countries without IBAN: beside their name, as their sum alone is right once in ten. */
const accounts: readonly { country: string; name: string; pattern: RegExp; word: RegExp }[] = [
  {
    country: 'MX',
    name: 'clabe',
    pattern: one('\\d{3}(?:[ -]?\\d){15}'),
    word: said('clabe|cuenta|transf\\p{L}*|dep[oó]sit\\p{L}*'),
  },
  {
    country: 'AR',
    name: 'cbu',
    pattern: one('\\d{8}[ -]?\\d{14}'),
    word: said('cbu|cvu|cuenta|transf\\p{L}*|dep[oó]sit\\p{L}*'),
  },
];

export function findAccounts(text: string): Span[] {
  return accounts.flatMap(({ country, name, pattern, word }) =>
    spansOf(
      'iban',
      text,
      pattern,
      (match, start) => word.test(around(text, start, start + match.length)) && isRight(match, { country, name }),
    ),
  );
}
