/** What forms of Spanish words have in common. Everything is written in small letters without accents. */

/** Endings of verbs in -ar, -er and -ir, by the infinitives that have them. */
const ENDINGS: readonly (readonly [infinitives: readonly string[], endings: string])[] = [
  [
    ['ar'],
    'o as a amos ais an aba abas abamos abais aban aste asteis aron are aras ara aremos areis aran aria arias ariamos ariais arian ' +
      'e es emos eis en aramos arais ase ases asemos aseis asen ando ado ada ados adas ar ad',
  ],
  [
    ['er'],
    'o es e emos eis en ia ias iamos iais ian i iste io imos isteis ieron ere eras era eremos ereis eran eria erias eriamos eriais erian ' +
      'a as amos ais an iera ieras ieramos ierais ieran iese ieses iesemos ieseis iesen iendo yendo ido ida idos idas er ed yo yeron',
  ],
  [
    ['ir'],
    'o es e imos is en ia ias iamos iais ian i iste io isteis ieron ire iras ira iremos ireis iran iria irias iriamos iriais irian ' +
      'a as amos ais an iera ieras ieramos ierais ieran iese ieses iesemos ieseis iesen iendo yendo ido ida idos idas ir id yo yeron',
  ],
];
const BY_ENDING = new Map<string, string[]>();
for (const [infinitives, endings] of ENDINGS) {
  for (const ending of endings.split(' ')) BY_ENDING.set(ending, [...(BY_ENDING.get(ending) ?? []), ...infinitives]);
}
const LONGEST = Math.max(...[...BY_ENDING.keys()].map((ending) => ending.length));

/** Forms that no rule makes. */
const IRREGULAR: Readonly<Record<string, string>> = {
  ser: 'soy eres sos es somos sois son era eras eramos erais eran fui fuiste fue fuimos fueron sea seas seamos sean fuera fueras fueran fuese sido siendo sere seras sera seremos seran seria serian',
  ir: 'voy vas va vamos vais van iba ibas iban ido yendo vaya vayan vayamos',
  estar: 'estoy estas esta estamos estais estan estuvo estuve estuvieron estuviera',
  hacer:
    'hago hice hiciste hizo hicimos hicieron hecho hecha hare haras hara haremos haran haria harian haga hagan hagamos haz',
  decir:
    'digo dices dice dicen dije dijiste dijo dijimos dijeron dicho dire diras dira diremos diran diria diga digan digamos diciendo di',
  tener:
    'tengo tienes tiene tienen tuve tuvo tuvimos tuvieron tendre tendras tendra tendremos tendran tendria tenga tengan tengamos ten',
  poder: 'puedo puedes puede pueden pude pudo pudimos podre podras podra podremos podran podria pueda puedan',
  poner: 'pongo pone ponen puse puso pusimos puesto pondre pondra pondremos pondran ponga pon',
  dar: 'doy das da damos dais dan di dio dimos dieron dado de des den demos daba dare dara daremos daran daria',
  ver: 'veo ves ve vemos ven vi vio vimos vieron visto vea vean vere veremos',
  querer: 'quiero quieres quiere quieren quise quiso querria quiera querre',
  saber: 'se sabes sabe sabemos saben supe supo sepa sepan sabre sabra sabria',
  venir: 'vengo vienes viene vienen vine vino vinieron vendre vendra vendran venga ven viniendo',
  salir: 'salgo sale salen saldre saldra saldran salga',
  traer: 'traigo traje trajo trajeron traiga trayendo traido',
  volver: 'vuelto',
  devolver: 'devuelto devuelta devueltos devueltas',
  resolver: 'resuelto resuelta',
  romper: 'roto rota rotos rotas',
  escribir: 'escrito escrita escritos',
  leer: 'leido leida leyo leyeron leyendo',
};
const FORM_OF = new Map<string, string>(
  Object.entries(IRREGULAR).flatMap(([infinitive, forms]) =>
    forms.split(' ').map((form) => [form, infinitive] as const),
  ),
);

const PRONOUNS = /(?:me|te|se|nos|os|le|les|lo|la|los|las){1,2}$/u;
/** What pronouns may hang on: an infinitive, a gerund, a command. */
const CARRIES = /(?:[aei]r|ando|iendo|yendo)$/u;

/** Infinitives, real or not, that a word may be a form of. */
export function spanishVerbs(word: string): string[] {
  const bare = PRONOUNS.test(word) ? word.replace(PRONOUNS, '') : word;
  const hung = bare !== word && bare.length > 3 ? bare : undefined;
  const verbs = verbsOf(word);
  if (hung !== undefined) verbs.push(...(CARRIES.test(hung) ? verbsOf(hung) : commandsOf(hung)));
  return verbs;
}

function verbsOf(word: string): string[] {
  const known = FORM_OF.get(word);
  const found = known === undefined ? [] : [known];
  for (let length = 1; length <= LONGEST && word.length - length >= 2; length += 1) {
    const stem = word.slice(0, -length);
    for (const infinitive of BY_ENDING.get(word.slice(-length)) ?? [])
      for (const each of stemsOf(stem)) found.push(each + infinitive);
  }
  return found;
}

/** "envianos", "envieme", "digan(os)". */
function commandsOf(word: string): string[] {
  return /[aeion]$/u.test(word) ? verbsOf(word) : [];
}

/** The stem as the infinitive has it: "devuelv" is of devolver, "garantic" of garantizar, "busqu" of buscar. */
function stemsOf(stem: string): string[] {
  const stems = [stem];
  const spelt = stem.endsWith('qu')
    ? `${stem.slice(0, -2)}c`
    : stem.endsWith('gu')
      ? stem.slice(0, -1)
      : stem.endsWith('zc')
        ? `${stem.slice(0, -2)}c`
        : undefined;
  if (spelt !== undefined) stems.push(spelt);
  if (stem.endsWith('c')) stems.push(`${stem.slice(0, -1)}z`);
  if (stem.endsWith('j')) stems.push(`${stem.slice(0, -1)}g`);
  const changed = stems.flatMap((each) => {
    const vowel = /^(.*)(ue|ie|i)([^aeiou]{1,2})$/u.exec(each);
    return vowel ? [`${vowel[1] ?? ''}${vowel[2] === 'ue' ? 'o' : 'e'}${vowel[3] ?? ''}`] : [];
  });
  return [...stems, ...changed];
}

/** Noun or adjective without number and gender. */
export function spanishNoun(word: string): string {
  const one = word.endsWith('ces')
    ? `${word.slice(0, -3)}z`
    : /[^aeiou]es$/u.test(word)
      ? word.slice(0, -2)
      : word.endsWith('s')
        ? word.slice(0, -1)
        : word;
  return one.length > 3 ? one.replace(/[aoe]$/u, '') : one;
}
