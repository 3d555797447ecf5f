import { createRequire } from 'node:module';
import type { CountryCode } from 'libphonenumber-js';
import { lazily } from '#core/lazily.ts';
import { withoutLinks } from './links.ts';
import { around, before, spansOf, type Span } from './spans.ts';

/** With the numbering plans of the world. */
const phones = lazily((): typeof import('libphonenumber-js') => createRequire(import.meta.url)('libphonenumber-js'));

/** The text has plain signs already: one kind of space, dash and dot. */
const CANDIDATE = /(?<![\p{L}\p{N}+]|[\d][.,/-])(?:\+|00)?\(?\d[\d(). /-]{6,18}\d(?![\p{L}\p{N}]|[.,/-]\d)/gu;
/** Countries whose national numbers are known for what they are without a word beside them. */
const AT_HOME: readonly CountryCode[] = ['ES', 'PT', 'BR', 'GB', 'FR'];
const WITH_A_WORD: readonly CountryCode[] = [...AT_HOME, 'MX', 'AR', 'CO', 'CL', 'PE', 'UY', 'EC', 'US'];

const PHONE_WORD =
  /(?<!\p{L})(?:tel[eé]?f?o?n?[eo]?s?|tlf|tfno|m[oó]vil|celular|telem[oó]vel|cel|wh?ats?app?|wasap|zap|ll[aá]m\p{L}*|lig[aoue]\p{L}*|call|phone|m[aá]rc\p{L}*|ring|mobile|text me|appelle\p{L}*)(?!\p{L})/iu;
const NUMBER_WORD = /(?<!\p{L})(?:n[uú]mero|number)(?!\p{L})/iu;
const ORDER_WORD =
  /(?:pedido|encomenda|env[ií]o|order|parcel|tracking|seguimiento|rastreio|localizador|ref(?:er[eê]nc[ií]a)?|factura|fatura|invoice|recibo|ticket|tique|protocolo|incidencia|caso|case|isbn|ean|sku|c[oó]digo|code|cupón|cupom|albar[aá]n|gu[ií]a|awb|n\.?[º°]|nro|#)[\p{L}\s:.#ºo°-]{0,14}$/iu;
/** Customer lines of firms: not a person's number. */
const FIRM_NUMBER = /^(?:\+?34)?(?:80[03]|90[0-2])\d{6}$|^(?:\+?351)?(?:80[08]|707)\d{6}$|^(?:\+?55)?0?800\d{6,7}$/;

/** Slashes part a number only as dashes would; dates and measures have other groups. */
const WITH_SLASHES =
  /^(?:(?:\+|00)\d{1,3}[ /])?(?:\d{3}\/\d{3}\/\d{3}|\d{3}\/\d{6}|\d{3}\/\d{2}\/\d{2}\/\d{2}|\d{2}\/\d{3}\/\d{2}\/\d{2})$/;
const IN_THREES = /^\d{1,3}(?:\.\d{3}){2,}$/;
/** As people in America write it; nothing else has these groups. */
const AMERICAN = /^\d{3}([.-])\d{3}\1\d{4}$/;
const MONEY_BEFORE = /(?:[€$£]|eur|usd)\s*$/iu;
const AMOUNT_AFTER =
  /^\s*(?:[€$£%]|(?:eur|euros?|d[oó]lar(?:es)?|usd|reais|real|pesos?|libras?|pounds?|puntos?|pontos?|points?|millones|milh[oõ]es|millions?|visit\p{L}*|views?|person\p{L}*|pessoas|people|habitantes|seguidor\p{L}*|followers|de)(?!\p{L}))/iu;
/** Links that call or write to somebody. */
const CALLING =
  /(?:wa\.me\/|t\.me\/(?=\+)|[?&](?:phone|tel|mobile|telefono|telefone)=)(?:\+|00|%2b)?(\d{9,15})(?!\d)/giu;
/** "pedido 612345678 y 698765432": the word stands before the first of several. */
const JOINED = /(\d{7,15})\s*(?:[,;/&]|(?<!\p{L})(?:y|e|and|o|ou|or)(?!\p{L}))+\s*$/iu;

export function findPhones(text: string): Span[] {
  const outside = withoutLinks(text);
  return [...spansOf('phone', outside, CANDIDATE, (match, start) => isPhone(outside, match, start)), ...calledBy(text)];
}

function isPhone(text: string, match: string, start: number): boolean {
  const digits = match.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15 || FIRM_NUMBER.test(digits)) return false;
  // Six noughts at the end are a sum in millions.
  if (digits.endsWith('000000')) return false;
  if (match.includes('/') && !WITH_SLASHES.test(match)) return false;
  if (/^(?:\+|00)/.test(match)) return isWithCountry(text, match, start);
  const said = beforeList(text, start, digits.length);
  if (ORDER_WORD.test(said) && !PHONE_WORD.test(said)) return false;
  // Digits in threes with dots between are a sum unless they are as many as a number has and nothing is counted.
  if (
    IN_THREES.test(match) &&
    (digits.length !== 9 ||
      match.indexOf('.') !== 3 ||
      MONEY_BEFORE.test(said) ||
      AMOUNT_AFTER.test(text.slice(start + match.length, start + match.length + 12)))
  )
    return false;
  const near = around(text, start, start + match.length);
  const isSaid = PHONE_WORD.test(near) || NUMBER_WORD.test(near) || match.startsWith('(');
  // "Whatsapp 525512345678": with its country, without the plus.
  if (isSaid && digits.length > 10 && (phones().parsePhoneNumberFromString(`+${digits}`)?.isValid() ?? false))
    return true;
  if (AMERICAN.test(match) && isNational(match, digits, 'US')) return true;
  const countries = isSaid ? WITH_A_WORD : AT_HOME;
  return countries.some((country) => isNational(match.replaceAll('/', '-'), digits, country));
}

/** Behind a plus what is as long as a number of that country is one, whether or not it is given out; Mexico's had a 1 more until 2019. */
function isWithCountry(text: string, match: string, start: number): boolean {
  const whole = match
    .replace(/^00/, '+')
    .replaceAll('/', '-')
    .replace(/^\+52 ?1(?=(?:\D?\d){10}$)/, '+52');
  const found = phones().parsePhoneNumberFromString(whole);
  if (found === undefined) return false;
  if (found.isValid()) return true;
  const after = text.slice(start + match.length, start + match.length + 12);
  return match.startsWith('+') && found.isPossible() && !IN_THREES.test(match.slice(1)) && !AMOUNT_AFTER.test(after);
}

/** What stands before a number, or before the list of numbers as long as itself that it ends. */
function beforeList(text: string, start: number, length: number): string {
  let place = start;
  for (let steps = 0; steps < 5; steps += 1) {
    const joined = JOINED.exec(before(text, place));
    if (joined?.[1]?.length !== length) break;
    place -= joined[0].length;
  }
  return before(text, place);
}

function calledBy(text: string): Span[] {
  return [...text.matchAll(CALLING)].flatMap(({ 0: match, 1: digits = '', index }) =>
    (phones().parsePhoneNumberFromString(`+${digits}`)?.isValid() ?? false) ||
    AT_HOME.some((country) => isNational(digits, digits, country))
      ? [{ kind: 'phone' as const, start: index + match.length - digits.length, end: index + match.length }]
      : [],
  );
}

function isNational(match: string, digits: string, country: CountryCode): boolean {
  // Without its leading zero a British or French number is just digits; the same for a Brazilian one of ten.
  if ((country === 'GB' || country === 'FR') && !digits.startsWith('0')) return false;
  if (country === 'BR' && digits.length < 11 && !match.startsWith('(')) return false;
  return phones().parsePhoneNumberFromString(match, country)?.isValid() ?? false;
}
