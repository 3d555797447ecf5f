/** What forms of Portuguese words have in common. Everything is written in small letters without accents. */

const ENDINGS: readonly (readonly [infinitives: readonly string[], endings: string])[] = [
  [
    ['ar'],
    'o as a amos ais am ava avas avamos avam ei aste ou astes aram ara aras aramos arei aremos areis arao aria arias ariamos ariam ' +
      'e es emos eis em asse asses assemos assem ar ares armos arem ando ado ada ados adas ai',
  ],
  [
    ['er'],
    'o es e emos eis em ia ias iamos iam i este eu estes eram era eras eramos erei eremos ereis erao eria erias eriamos eriam ' +
      'a as amos ais am esse esses essemos essem er eres ermos erem endo ido ida idos idas',
  ],
  [
    ['ir'],
    'o es e imos is em ia ias iamos iam i iste iu istes iram ira iras iramos irei iremos ireis irao iria irias iriamos iriam ' +
      'a as amos ais am isse isses issemos issem ir ires irmos irem indo ido ida idos idas',
  ],
];
const BY_ENDING = new Map<string, string[]>();
for (const [infinitives, endings] of ENDINGS) {
  for (const ending of endings.split(' ')) BY_ENDING.set(ending, [...(BY_ENDING.get(ending) ?? []), ...infinitives]);
}
const LONGEST = Math.max(...[...BY_ENDING.keys()].map((ending) => ending.length));

const IRREGULAR: Readonly<Record<string, string>> = {
  ser: 'sou es e somos sois sao era eras eramos eram fui foi fomos foram seja sejam fosse sido sendo sera serao seria',
  ir: 'vou vais vai vamos vao ia iam ido indo va vao',
  estar: 'estou estas esta estamos estao esteve estive estiveram esteja estejam tou ta',
  ter: 'tenho tens tem temos tinha tinham tive teve tiveram tenha tenham tera terao teria tido',
  fazer: 'faco fazes faz fazem fiz fez fizemos fizeram feito feita faca facam farei fara faremos farao faria',
  dizer: 'digo dizes diz dizem disse disseste dissemos disseram dito diga digam direi dira diremos dirao diria',
  dar: 'dou das da damos dao dei deu demos deram de deem dado darei dara daremos darao',
  ver: 'vejo ves ve vemos veem vi viu vimos viram visto veja vejam',
  por: 'ponho poe poem pus pos puseram posto ponha',
  poder: 'posso podes pode podem pude possa possam podera poderao poderia',
  querer: 'quero queres quer querem quis queira',
  saber: 'sei sabes sabe sabem soube saiba saibam',
  trazer: 'trago traz trouxe traga',
  vir: 'venho vens vem veio vieram venha vira virao',
  ler: 'leio le lemos leem li leu leia lido',
  pedir: 'peco pecas peca pecam pecamos',
  garantir: 'garanto',
};
const FORM_OF = new Map<string, string>(
  Object.entries(IRREGULAR).flatMap(([infinitive, forms]) =>
    forms.split(' ').map((form) => [form, infinitive] as const),
  ),
);

/** Infinitives, real or not, that a word may be a form of. */
export function portugueseVerbs(word: string): string[] {
  const known = FORM_OF.get(word);
  const found = known === undefined ? [] : [known];
  for (let length = 1; length <= LONGEST && word.length - length >= 2; length += 1) {
    const stem = word.slice(0, -length);
    for (const infinitive of BY_ENDING.get(word.slice(-length)) ?? [])
      for (const each of stemsOf(stem)) found.push(each + infinitive);
  }
  // "devolve-lo", "envia-la": the r went before the l.
  if (/[aei]$/u.test(word) && word.length > 3) found.push(`${word}r`);
  return found;
}

function stemsOf(stem: string): string[] {
  const stems = [stem];
  if (stem.endsWith('qu')) stems.push(`${stem.slice(0, -2)}c`);
  else if (stem.endsWith('gu')) stems.push(stem.slice(0, -1));
  if (stem.endsWith('j')) stems.push(`${stem.slice(0, -1)}g`);
  const changed = /^(.*)(i|u|ei)([^aeiou]{1,2})$/u.exec(stem);
  if (changed) stems.push(`${changed[1] ?? ''}${changed[2] === 'u' ? 'o' : 'e'}${changed[3] ?? ''}`);
  return stems;
}

/** Noun or adjective without number and gender. */
export function portugueseNoun(word: string): string {
  const one = /(?:oes|aes|aos)$/u.test(word)
    ? `${word.slice(0, -3)}ao`
    : word.endsWith('ns')
      ? `${word.slice(0, -2)}m`
      : /[aeou]is$/u.test(word)
        ? `${word.slice(0, -2)}l`
        : /[rz]es$/u.test(word)
          ? word.slice(0, -2)
          : word.endsWith('s')
            ? word.slice(0, -1)
            : word;
  return one.length > 3 ? one.replace(/(?<=r)(?:a|as)$|(?<!a)[aoe]$/u, '') : one;
}
