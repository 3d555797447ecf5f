import { createRequire } from 'node:module';
import { lazily } from '#core/lazily.ts';
import { withoutLinks } from './links.ts';
import { around, spansOf, type Span } from './spans.ts';

/** Three hundred files for the numbers of every country. */
const numbers = lazily((): typeof import('stdnum') => createRequire(import.meta.url)('stdnum'));

/** What people and pages put between the groups of a number; the text has plain signs already. */
const GAP = '[ .-]?';
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])/giu;
/** With dots or slashes in its fours only: anything else with dots is a sum. */
const CARD = /(?<![\p{L}\p{N}]|\d[.,/-])(?:\d{4}(?:[ ./-]{1,3}\d{4}){3}|\d(?:[ -]?\d){12,18})(?![\p{L}\p{N}]|[.,/-]\d)/gu;
const SSN = /(?<![\p{N}-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\p{N}-])/gu;

interface TaxId {
  country: string;
  names: string[];
  pattern: RegExp;
  /** Plain digits are anything; then the word must stand near. */
  word?: RegExp;
}

const EDGE = '(?![\\p{L}\\p{N}])';
const START = '(?<![\\p{L}\\p{N}])';
const taxIds: TaxId[] = [
  { country: 'ES', names: ['dni'], pattern: new RegExp(`${START}\\d{1,2}${GAP}\\d{3}${GAP}\\d{3}[ .-]{0,2}[A-Z]${EDGE}`, 'giu') },
  { country: 'ES', names: ['nie'], pattern: new RegExp(`${START}[XYZ][ .-]{0,2}\\d{1}${GAP}\\d{3}${GAP}\\d{3}[ .-]{0,2}[A-Z]${EDGE}`, 'giu') },
  { country: 'BR', names: ['cpf'], pattern: new RegExp(`${START}\\d{3}[ .-]\\d{3}[ .-]\\d{3}[ ./-]\\d{2}${EDGE}`, 'gu') },
  { country: 'BR', names: ['cpf'], pattern: new RegExp(`${START}\\d{9}${GAP}\\d{2}${EDGE}`, 'gu'), word: /(?<!\p{L})cpf(?!\p{L})/iu },
  { country: 'BR', names: ['cnpj'], pattern: new RegExp(`${START}\\d{2}[ .-]\\d{3}[ .-]\\d{3}[ ./-]\\d{4}[ .-]\\d{2}${EDGE}`, 'gu') },
  { country: 'BR', names: ['cnpj'], pattern: new RegExp(`${START}\\d{14}${EDGE}`, 'gu'), word: /(?<!\p{L})cnpj(?!\p{L})/iu },
  {
    country: 'PT',
    names: ['nif'],
    pattern: new RegExp(`${START}[1-9]\\d{2}${GAP}\\d{3}${GAP}\\d{3}${EDGE}`, 'gu'),
    word: /(?<!\p{L})(?:n\.?i\.?f\.?|contribuinte|nipc)(?!\p{L})/iu,
  },
  { country: 'MX', names: ['curp'], pattern: new RegExp(`${START}[A-Z]{4}\\d{6}[HM][A-Z]{5}[A-Z0-9]\\d${EDGE}`, 'giu') },
  { country: 'MX', names: ['rfc'], pattern: new RegExp(`${START}[A-ZÑ&]{4}\\d{6}[A-Z0-9]{3}${EDGE}`, 'giu') },
];

export function findIbans(text: string): Span[] {
  return [...text.matchAll(IBAN)].flatMap(({ 0: match, index }) => {
    // Short words may follow ("ES79 ... es mi cuenta"): groups are left off until the sum is right.
    for (let length = match.length; length >= 15; length = Math.max(...[' ', '-', '.'].map((gap) => match.lastIndexOf(gap, length - 1)))) {
      if (isIban(match.slice(0, length).replace(/[ .-]/g, '').toUpperCase())) return [{ kind: 'iban' as const, start: index, end: index + length }];
    }
    return [];
  });
}

export function findCards(text: string): Span[] {
  return spansOf('card', withoutLinks(text), CARD, (match) => isCard(match.replace(/\D/g, '')));
}

export function findTaxIds(text: string): Span[] {
  const ids = taxIds.flatMap(({ country, names, pattern, word }) =>
    spansOf('tax-id', text, pattern, (match, start) => {
      if (word && !word.test(around(text, start, start + match.length))) return false;
      const plain = match.replace(/[^\p{L}\p{N}&]/gu, '').toUpperCase();
      return names.some((name) => numbers().stdnum[country]?.[name]?.validate(plain).isValid === true);
    }),
  );
  return [...ids, ...spansOf('tax-id', text, SSN, () => true)];
}

/** ISO 13616: letters count from 10, the first four go to the end, and the rest by 97 is 1. */
function isIban(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const sign of moved) {
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** Luhn's check, and a first digit that card schemes use: one number in ten passes Luhn by chance. */
function isCard(digits: string): boolean {
  if (!/^(?:3[0-9]|4|5|6|2[2-7])/.test(digits)) return false;
  let sum = 0;
  for (const [index, digit] of [...digits].toReversed().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
