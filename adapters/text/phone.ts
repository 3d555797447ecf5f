import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { around, before, spansOf, type Span } from './spans.ts';

const CANDIDATE = /(?<![\p{L}\p{N}+]|[\d][.,/-])(?:\+|00)?\(?\d[\d().  -]{6,18}\d(?![\p{L}\p{N}]|[.,/-]\d)/gu;
/** Countries whose national numbers are known for what they are without a word beside them. */
const AT_HOME: readonly CountryCode[] = ['ES', 'PT', 'BR', 'GB', 'FR'];
const WITH_A_WORD: readonly CountryCode[] = [...AT_HOME, 'MX', 'AR', 'CO', 'CL', 'PE', 'UY', 'EC', 'US'];

const PHONE_WORD =
  /(?<!\p{L})(?:tel[eé]?f?o?n?[eo]?s?|tlf|tfno|m[oó]vil|celular|telem[oó]vel|cel|wh?ats?app?|wasap|zap|ll[aá]m\p{L}*|lig[aoue]\p{L}*|call|phone|ring|mobile|text me|appelle\p{L}*)(?!\p{L})/iu;
const NUMBER_WORD = /(?<!\p{L})(?:n[uú]mero|number)(?!\p{L})/iu;
const ORDER_WORD =
  /(?:pedido|encomenda|env[ií]o|order|parcel|tracking|seguimiento|rastreio|localizador|ref(?:er[eê]nc[ií]a)?|factura|fatura|invoice|recibo|ticket|tique|protocolo|incidencia|caso|case|isbn|ean|sku|c[oó]digo|code|cupón|cupom|albar[aá]n|n\.?[º°]|nro|#)[\p{L}\s:.#ºo°-]{0,14}$/iu;
/** Customer lines of firms: not a person's number. */
const FIRM_NUMBER = /^(?:\+?34)?(?:80[03]|90[0-2])\d{6}$|^(?:\+?351)?(?:80[08]|707)\d{6}$|^(?:\+?55)?0?800\d{6,7}$/;

export function findPhones(text: string): Span[] {
  return spansOf('phone', text, CANDIDATE, (match, start) => {
    const digits = match.replace(/\D/g, '');
    if (digits.length < 9 || digits.length > 15 || FIRM_NUMBER.test(digits)) return false;
    if (/^(?:\+|00)/.test(match)) return parsePhoneNumberFromString(match.replace(/^00/, '+'))?.isValid() ?? false;
    const said = before(text, start);
    if (ORDER_WORD.test(said) && !PHONE_WORD.test(said)) return false;
    // Prices, dates and measures carry commas and slashes; what is left with odd dots is a sum or a version.
    if (/\.\d{3}\.\d{3}(?!\d)/.test(match)) return false;
    const near = around(text, start, start + match.length);
    const countries = PHONE_WORD.test(near) || NUMBER_WORD.test(near) || match.startsWith('(') ? WITH_A_WORD : AT_HOME;
    return countries.some((country) => isNational(match, digits, country));
  });
}

function isNational(match: string, digits: string, country: CountryCode): boolean {
  // Without its leading zero a British or French number is just digits; the same for a Brazilian one of ten.
  if ((country === 'GB' || country === 'FR') && !digits.startsWith('0')) return false;
  if (country === 'BR' && digits.length < 11 && !match.startsWith('(')) return false;
  return parsePhoneNumberFromString(match, country)?.isValid() ?? false;
}
