/** What forms of English words have in common. */

const IRREGULAR: Readonly<Record<string, string>> = {
  be: 'am is are was were been being',
  have: 'has had having',
  do: 'does did done doing',
  go: 'goes went gone',
  give: 'gave given',
  tell: 'told',
  pay: 'paid',
  buy: 'bought',
  make: 'made',
  get: 'got gotten getting',
  send: 'sent',
  say: 'said',
  take: 'took taken',
  see: 'saw seen',
  read: 'reading',
  lose: 'lost losing',
  break: 'broke broken',
  write: 'wrote written',
  know: 'knew known',
  think: 'thought',
};
const FORM_OF = new Map<string, string>(
  Object.entries(IRREGULAR).flatMap(([base, forms]) => forms.split(' ').map((form) => [form, base] as const)),
);

/** "promised", "promises" and "promising" have one base: "promis". */
export function englishBase(word: string): string {
  const known = FORM_OF.get(word) ?? word;
  if (known.length < 4) return known;
  let base = known;
  if (/ies$|ied$/u.test(base) && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/(?:s|x|z|ch|sh)es$/u.test(base)) base = base.slice(0, -2);
  else if (/[^su]s$/u.test(base)) base = base.slice(0, -1);
  else if (/[^e]ed$/u.test(base) && base.length > 4) base = single(base.slice(0, -2));
  else if (base.endsWith('ing') && base.length > 5) base = single(base.slice(0, -3));
  return base.length > 3 ? base.replace(/e$/u, '') : base;
}

/** "stopp" is of stop. */
function single(stem: string): string {
  return /([bdgmnprt])\1$/u.test(stem) ? stem.slice(0, -1) : stem;
}
