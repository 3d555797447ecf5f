import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../bot/build/texts.ts';
import { languages, voices } from '#core/config/config.ts';
import { catalogue, type TextKey } from '#core/texts/index.ts';
import { projectFiles, read } from '../../support/source.ts';

const entries = Object.entries(catalogue);
/** Name and format: "{{draft, language}}" counts as it is. */
const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{\s*([^}]+?)\s*\}\}/g)].map(([, name = '']) => name.replace(/\s+/g, '')).toSorted();

describe('the catalogue', () => {
  it('has no empty sentence', () => {
    expect(
      entries
        .filter(([, sentences]) => languages.some((language) => sentences[language].trim() === ''))
        .map(([key]) => key),
    ).toEqual([]);
  });

  it('asks for the same values in every language', () => {
    /** English writes an ordinal in letters, so it takes that word beside the number. */
    const worded = new Set(['card.times']);
    const differing = entries
      .filter(([key]) => !worded.has(key))
      .filter(
        ([, sentences]) =>
          new Set(voices.map((voice) => [...new Set(placeholders(sentences[voice] ?? sentences.pt))].join())).size > 1,
      )
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('has no HTML, no em dash, no half-written placeholder and no look-up inside a sentence', () => {
    const odd = entries
      .filter(([, sentences]) =>
        languages.some(
          (language) =>
            /<\/?[a-z]|&[a-z]+;|—|\$t\(/i.test(sentences[language]) ||
            /[{}]/.test(sentences[language].replace(/\{\{[^{}]+\}\}/g, '')),
        ),
      )
      .map(([key]) => key);
    expect(odd).toEqual([]);
  });

  it('has a Brazilian sentence wherever the Portuguese one says what Brazil says otherwise', () => {
    const european = new RegExp(
      String.raw`(?<!\p{L})(carreg(a|as|ar|ue)|ficheiros?|equipa|palavra-passe|gostos?|utilizador(es)?|contacto|registo|partilhas?|carácter|guardar|guarda(do|da)|definições|aplicação|programador|quota|ligaç(?:ão|ões)|em baixo|em cima|estamos a|teu|tua|teus|tuas|contigo|podes|tens|escolhe|avisa|pede-(a|o|te)|tu|(?:envi|recuper|entreg|verific)ámos)(?!\p{L})`,
      'iu',
    );
    const missing = entries
      .filter(([, { pt, ...more }]) => european.test(pt) && more['pt-BR'] === undefined)
      .map(([key]) => key);
    expect(missing).toEqual([]);
    expect(
      entries
        .filter(([, sentences]) => european.test(sentences['pt-BR'] ?? ''))
        .map(([key, sentences]) => `${key}: ${sentences['pt-BR']}`),
    ).toEqual([]);
  });

  it('has one word for each thing: a thread is a conversa, an address a link, what a customer feels a sentiment', () => {
    const said = (pattern: RegExp, ...voices: ('es' | 'pt' | 'pt-BR')[]): string[] =>
      entries.flatMap(([key, sentences]) =>
        voices.some((voice) => pattern.test(sentences[voice] ?? '')) ? [key] : [],
      );
    expect(said(/(?<!\p{L})fios?(?!\p{L})/iu, 'pt', 'pt-BR')).toEqual([]);
    // A ligação is a connection, never an address that one opens.
    expect(said(/ligação (é|está|já)|(esta|copia a|abre a) ligação/iu, 'pt', 'pt-BR')).toEqual([]);
    expect(said(/(?<!\p{L})(largar|tirar de)(?!\p{L})/iu, 'pt', 'pt-BR')).toEqual([]);
    expect(said(/(?<!\p{L})(tono|tom)(?!\p{L})/iu, 'es', 'pt')).toEqual(['label.toxicity', 'why.toxicity']);
  });

  it('names no button that there is not', () => {
    const named = entries.flatMap(([key, { es }]) =>
      [...es.matchAll(/\{\{@([a-z-]+)\}\}/g)].map(([, name]) => `${key}: button.${name}`),
    );
    expect(named.filter((each) => !Object.hasOwn(catalogue, each.split(': ')[1] ?? ''))).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });

  it('counts in every plural it begins', () => {
    const counted = entries.map(([key]) => key).filter((key) => /_(zero|one|many|other)$/.test(key));
    const bases = [...new Set(counted.map((key) => key.replace(/_[a-z]+$/, '')))];
    expect(bases.filter((base) => !counted.includes(`${base}_one`) || !counted.includes(`${base}_other`))).toEqual([]);
    expect(counted.length).toBeGreaterThan(0);
  });

  it('has no sentence that nothing says', () => {
    const source = projectFiles()
      .filter(
        (file) => /^(bot|handlers|adapters|store|sandbox)\/.*\.ts$/.test(file) && !file.startsWith('bot/core/texts/'),
      )
      .map(read)
      .join('\n');
    // A key is said whole, or by its beginning and a value: `refusal.${code}`, 'error.' + code.
    const built = [...source.matchAll(/[`']([a-z][a-z.-]*[.-])(?:\$\{|')/g)].map(([, prefix = '']) => prefix);
    const unused = entries
      .map(([key]) => key.replace(/_(zero|one|many|other)$/, ''))
      .filter(
        (key) =>
          !['`', "'", '"'].some((quote) => source.includes(`${quote}${key}${quote}`)) &&
          !built.some((prefix) => key.startsWith(prefix)) &&
          !saidByTheRules(key, source),
      );
    expect([...new Set(unused)]).toEqual([]);
  });
});

/** The rules name errors by their code alone and states without their family. */
function saidByTheRules(key: string, source: string): boolean {
  const rest = key.replace(/^(error|state)\./, '');
  return rest !== key && (source.includes(`'${rest}'`) || /^(draft|delivery|void)\./.test(rest));
}

describe('texts', () => {
  const texts = createTexts('es');

  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt_br', 'pt-BR'],
    ['pt_PT', 'pt'],
    ['pt', 'pt'],
    ['en-GB', 'en'],
    ['es-419', 'es'],
    ['EN', 'en'],
    ['fr-FR', 'es'],
    ['', 'es'],
    [null, 'es'],
    [undefined, 'es'],
    ['constructor', 'es'],
  ])('%j speaks %s', (locale, language) => {
    expect(texts.in(locale).voice).toBe(language);
    expect(texts.in(locale).language).toBe(language.slice(0, 2));
  });

  it('says to Brazil what Brazil says, and the rest as Portugal does', () => {
    expect(texts.in('pt-BR')('button.like')).toBe('Curtir');
    expect(texts.in('pt')('button.like')).toBe('Gosto');
    expect(texts.in('pt-BR')('button.reply')).toBe('Responder');
    expect(texts.in('pt-BR')('card.media.file', { count: 2 })).toBe('2 arquivos');
    expect(texts.in('pt-BR')('finding.language', { customer: 'en', draft: 'es' })).toContain('em inglês');
    expect(createTexts('pt-BR').in('fr')('form.save')).toBe('Salvar');
  });

  it('names a button as it is labelled where it stands', () => {
    const params = { owner: 'Lucía', since: '10:36' };
    expect(texts.in('pt')('error.ticket.taken', { ...params, buttons: 'es' })).toBe(
      'Está com Lucía desde as 10:36. Se for preciso, carrega em «Relevar».',
    );
    expect(texts.in('en')('error.ticket.nobody-has-it', { buttons: 'es' })).toContain('“Me la quedo”');
    expect(texts.in('pt')('error.ticket.taken', params)).toContain('«Assumir»');
    expect(texts.in('es')('error.ticket.taken', { owner: '{{@close}}', since: '10:36' })).toContain('{{@close}}');
  });

  it('falls back to the configured language', () => {
    expect(createTexts('pt').in('fr').language).toBe('pt');
  });

  it('knows every key in every language', () => {
    const silent = voices.flatMap((language) =>
      entries
        .filter(
          ([key]) => texts.in(language)(key.replace(/_(zero|one|many|other)$/, '') as TextKey, { count: 1 }) === key,
        )
        .map(([key]) => `${language} ${key}`),
    );
    expect(silent).toEqual([]);
  });

  it('counts: one, several, none, millions', () => {
    const t = texts.in('es');
    const say = (count: number): string => t('finding.length', { count, length: 280 + count, max: 280 });
    expect(say(1)).toBe('Sobra 1 carácter (281 de 280)');
    expect(say(2)).toContain('Sobran 2');
    expect(say(0)).toContain('Sobran 0');
    expect(say(1_000_000)).toContain('Sobran 1.000.000');
  });

  it.each(voices)('says of none what it says of several, in %s', (voice) => {
    const t = texts.in(voice);
    const fits = (key: string): key is TextKey => Object.hasOwn(catalogue, `${key}_other`);
    const bases = entries.map(([key]) => key.replace(/_other$/, '')).filter(fits);
    expect(bases.length).toBeGreaterThan(20);
    for (const key of bases) expect(t(key, { count: 0 }), key).toBe(t(key, { count: 7 }).replaceAll('7', '0'));
  });

  it('counts no message of Portuguese as several', () => {
    const say = (locale: string, count: number): string => texts.in(locale)('thread.digest.count', { count });
    for (const locale of ['pt', 'pt-BR'])
      expect([0, 1, 2].map((count) => say(locale, count))).toEqual(['0 mensagens', '1 mensagem', '2 mensagens']);
  });

  it("names languages and kinds of data in the reader's language", () => {
    expect(texts.in('pt')('finding.language', { customer: 'en', draft: 'es' })).toBe(
      'A mensagem está em inglês e a resposta em espanhol',
    );
    expect(texts.in('en')('finding.language', { customer: 'not a code!', draft: 'ca' })).toBe(
      'The message is in not a code! and the answer in Catalan',
    );
    expect(texts.in('en')('finding.personal-data', { kind: 'tax-id', words: 'X' })).toBe(
      'It shows an identity number to everyone: X',
    );
  });

  it('quotes as is usual where the reader is, and leaves what somebody wrote as it is', () => {
    const words = '«agora»';
    expect(texts.in('pt-PT')('finding.forbidden-words', { words })).toBe('Diz ««agora»»');
    expect(texts.in('pt-BR')('finding.forbidden-words', { words })).toBe('Diz “«agora»”');
    expect(texts.in('en')('finding.forbidden-words', { words })).toBe('It says “«agora»”');
    expect(texts.in('es')('say.quoted', { words: 'ahora' })).toBe('«ahora»');
    const marked = (voice: string, marks: RegExp) =>
      Object.keys(catalogue).filter((key) =>
        marks.test(
          texts
            .in(voice)(key as TextKey)
            .replace(/\w+:"[^"]*"/g, ''),
        ),
      );
    expect([...marked('pt-BR', /[«»"]/), ...marked('en', /[«»"]/)]).toEqual([]);
    expect([...marked('es', /[“”"]/), ...marked('pt-PT', /[“”"]/)]).toEqual([]);
  });

  it('says the title of a built-in clause, and any other as it is', () => {
    expect(texts.in('en')('error.draft.has-stop', { clause: '0.2', title: 'clause.length' })).toContain(
      'The answer fits the network',
    );
    expect(texts.in('en')('error.draft.has-stop', { clause: '3.2', title: 'clause.nothing' })).toContain(
      'clause.nothing',
    );
  });

  it('parts the thousands of a crisis as each language does', () => {
    const told = (voice: 'es' | 'pt' | 'en') =>
      texts.in(voice)('incident.conversations', { count: 1_036, unanswered: 51_036 });
    expect(told('en')).toBe('1,036 conversations since then, 51,036 unanswered');
    expect(told('es')).toBe('1036 conversaciones desde entonces, 51.036 sin responder');
  });

  it.each(['{{reason}}', '$t(say.nobody)', '<b>&amp;</b>', '$& $1 $$', '{{by, language}}', '__proto__', '\u202Eevil'])(
    'puts %j in as it is',
    (reason) => {
      expect(texts.in('en')('event.returned', { by: 'Iván', version: 2, reason })).toBe(
        `Iván returned draft 2: “${reason}”`,
      );
    },
  );
});

it.each([
  ['en', 1060, '1,060 messages speak of Facua'],
  ['es', 1060, '1060 mensajes hablan de Facua'],
  ['es', 12060, '12.060 mensajes hablan de Facua'],
  ['pt-BR', 12060, '12.060 mensagens falam de Facua'],
] as const)('writes how many there are as figures are written there: %s, %d', (locale, count, words) => {
  expect(createTexts('es').in(locale)('incident.red', { count, what: 'Facua' })).toBe(words);
});
