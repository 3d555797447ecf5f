import { withoutLinks } from './links.ts';
import { spansOf, type Span } from './spans.ts';

const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])/giu;
/** With dots or slashes in its fours only: anything else with dots is a sum. */
const CARD =
  /(?<![\p{L}\p{N}]|\d[.,/-])(?:\d{4}(?:[ ./-]{1,3}\d{4}){3}|\d(?:[ -]?\d){12,18})(?![\p{L}\p{N}]|[.,/-]\d)/gu;

export function findIbans(text: string): Span[] {
  return [...text.matchAll(IBAN)].flatMap(({ 0: match, index }) => {
    // Short words may follow ("ES79 ... es mi cuenta"): groups are left off until the sum is right.
    for (
      let length = match.length;
      length >= 15;
      length = Math.max(...[' ', '-', '.'].map((gap) => match.lastIndexOf(gap, length - 1)))
    ) {
      if (isIban(match.slice(0, length).replace(/[ .-]/g, '').toUpperCase()))
        return [{ kind: 'iban' as const, start: index, end: index + length }];
    }
    return [];
  });
}

export function findCards(text: string): Span[] {
  return spansOf('card', withoutLinks(text), CARD, (match) => isCard(match.replace(/\D/g, '')));
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
