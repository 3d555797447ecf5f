import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languages } from '#core/config/config.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { importArticles } from '../../../bot/knowledge/import.ts';
import { notesOn } from '../../../bot/knowledge/notes.ts';
import { readKnowledge } from '../../../bot/knowledge/read.ts';

const config = loadConfig(path.join(import.meta.dirname, '..', '..', '..', 'recado.yaml'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'recado-knowledge-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
const read = () => readKnowledge({ ...config, knowledge: { folder } });
const told = (): string => {
  try {
    read();
  } catch (error) {
    return String(error).replaceAll(`${folder}/`, '');
  }
  return 'no mistake';
};
const article = (...head: string[]): string => ['---', ...head, '---', '', 'Texto.', ''].join('\n');

describe('the knowledge base of the example', () => {
  const articles = readKnowledge(config);

  it('has 18 articles, each in three languages, with an answer of its own', () => {
    expect(new Set(articles.map(({ id }) => id)).size).toBe(18);
    for (const language of languages) expect(articles.filter((each) => each.language === language)).toHaveLength(18);
    expect(articles.filter(({ answer }) => answer === '')).toEqual([]);
    expect(new Set(articles.map(({ answer }) => answer)).size).toBe(54);
  });

  it('says nothing that the manual forbids, no personal data, and nothing that no longer holds', () => {
    const notes = notesOn(articles, { config, text: createTextAnalysis(), day: '2026-11-29' });
    expect(notes).toEqual([]);
  });
});

describe('a mistake in an article is told with its place and what to do', () => {
  it.each([
    [
      'id: a/b\ntitle: Uno\nareas: [envio]',
      '4:9  areas > entry 1: there is no area "envio" in the configuration. It can be billing, deliveries, shops, or product.',
    ],
    ['id: a/b\ntitle: Uno\nanser: Sí', '4:1  anser: "anser" means nothing here.'],
    ['id: a/b\ntitle: Uno\nanser: Sí', 'Did you mean "answer"?'],
    ['id: a/b', '2:1  title: is missing; add it.'],
    ['id: a b\ntitle: Uno', '2:5  id: is not possible: write letters, digits, / . _ and -, such as envios/plazo.'],
    [
      'id: a/b\ntitle: Uno\nvalid_until: 31/01/2027',
      '4:14  valid_until: is not possible: write the day as 2027-01-31.',
    ],
    [
      'id: a/b\ntitle: Uno\nauto: true',
      '4:7  auto: an automatic answer needs a text: write `answer`, or take `auto` away.',
    ],
    [
      'id: a/b\ntitle: Uno\nanswer: Mira {url}',
      '4:9  answer: {url} stands for the address of the article: write `url`.',
    ],
    ['id: a/b\ntitle: Uno: dos', '3:8  this is not readable as YAML'],
  ])('%j', (head, expected) => {
    write('es/uno.md', article(...head.split('\n')));
    expect(told()).toContain(expected);
  });

  it('where there is no head, no language, or the same id twice', () => {
    write('es/uno.md', 'Solo texto');
    write('fr/un.md', article('id: un', 'title: Un'));
    write('es/dos.md', article('id: dos', 'title: Dos'));
    write('es/tres.md', article('id: dos', 'title: Tres'));
    const all = told();
    expect(all).toContain('es/uno.md:1:1  the first line must be ---');
    expect(all).toContain('fr/un.md:1:1  its language is not known: put it in one of the folders es/, pt/, en/.');
    expect(all).toContain(
      'es/tres.md:1  the id "dos" is there in es already, in es/dos.md:1; give one of them another.',
    );
  });

  it('in a table too', () => {
    write(
      'faq.csv',
      'id;lang;question;answer;areas\nx/1;es;¿Sí?;Sí.;billing\nx/2;es;"¿Con\nsalto?";No.;envio\nx/3;fr;Oui?;Oui.;\n',
    );
    const all = told();
    expect(all).toContain('faq.csv:3:5  areas: there is no area "envio"');
    expect(all).toContain('faq.csv:5:2  lang: "fr" is no language of Recado. It can be es, pt, or en.');
  });

  it('where the folder is not there', () => {
    expect(() => readKnowledge({ ...config, knowledge: { folder: path.join(folder, 'none') } })).toThrow(
      'There is no folder',
    );
  });
});

it('runs nothing that stands in a head', () => {
  write('es/uno.md', '---js\n{ get id() { process.exit(3) } }\n---\nTexto');
  expect(told()).toContain('the first line must be ---');
});

it('a table gives several questions to one article', () => {
  write(
    'faq.csv',
    '\ufeffid,lang,question,answer,url,tags,auto\nx/1,es,¿Sí?,"Sí, {url}",https://alba.example/si,a|b,sí\nx/1,es,¿De verdad?,,,,\n',
  );
  expect(read()).toMatchObject([
    { id: 'x/1', title: '¿Sí?', questions: ['¿Sí?', '¿De verdad?'], tags: ['a', 'b'], auto: true, answer: 'Sí, {url}' },
  ]);
});

it('what is worth mending is told, and stops nothing', () => {
  write(
    'es/uno.md',
    article(
      'id: uno',
      'title: ¿Cuándo llega mi pedido?',
      'answer: Llámanos al 612 345 678',
      'valid_until: "2026-01-01"',
    ),
  );
  write('es/dos.md', article('id: dos', 'title: ¿Cuándo llega mi pedido hoy?', 'answer: Estimado cliente'));
  const notes = notesOn(read(), { config, text: createTextAnalysis(), day: '2026-11-29' }).join('\n');
  expect(notes).toContain('it held until 2026-01-01');
  expect(notes).toContain('its answer holds personal data ("612 345 678")');
  expect(notes).toContain('its answer says "estimado cliente", which clause 3.5 of alba forbids.');
  expect(notes).toContain('"uno" is not there in pt and en.');
  expect(notes).toContain('is nearly what');
});

describe('articles of other tools', () => {
  const save = (name: string, data: unknown): string => {
    write(name, JSON.stringify(data));
    return path.join(folder, name);
  };
  const kb = (): string => path.join(folder, 'kb');
  const zendesk = (over: Record<string, unknown> = {}) => ({
    id: 12,
    title: 'Devolver',
    body: '<h2>C&oacute;mo</h2><p>En 30 <b>d&iacute;as</b>.<script>x()</script></p>',
    locale: 'es-es',
    label_names: ['devolución'],
    draft: false,
    outdated: false,
    user_segment_id: null,
    html_url: 'https://alba.example/hc/12',
    ...over,
  });
  const take = (articles: unknown[], whole = false) =>
    importArticles('zendesk', { files: [save('export.json', { articles })], folder: kb(), whole, day: '2026-11-29' });

  it('of Zendesk come as text, without drafts and without what is not for everybody, and with no answer to send', () => {
    take([
      zendesk(),
      zendesk({ id: 13, draft: true }),
      zendesk({ id: 14, user_segment_id: 5 }),
      zendesk({ id: 15, locale: 'de' }),
    ]);
    const articles = readKnowledge({ ...config, knowledge: { folder: kb() } });
    expect(articles).toMatchObject([
      {
        id: 'zendesk/12',
        language: 'es',
        title: 'Devolver',
        answer: '',
        url: 'https://alba.example/hc/12',
        tags: ['devolución'],
      },
    ]);
    expect(articles[0]?.body).toBe('Cómo\n\nEn 30 días.');
  });

  it('keep what we added when they come again, and end when they are gone', () => {
    take([zendesk()]);
    const file = path.join(kb(), 'es', 'zendesk', '12.md');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('id: zendesk/12\n', 'id: zendesk/12\nanswer: En 30 días.\nauto: true\n'),
    );
    expect(take([zendesk({ title: 'Devoluciones' })]).lines).toEqual([`changed ${file}`]);
    expect(take([zendesk({ title: 'Devoluciones' })]).lines).toEqual([]);
    expect(readKnowledge({ ...config, knowledge: { folder: kb() } })).toMatchObject([
      { title: 'Devoluciones', answer: 'En 30 días.', auto: true },
    ]);
    expect(take([], true).lines).toHaveLength(1);
    expect(take([], true).lines).toEqual([]);
    expect(readKnowledge({ ...config, knowledge: { folder: kb() } })).toMatchObject([
      { validUntil: '2026-11-28', answer: 'En 30 días.', body: 'Cómo\n\nEn 30 días.' },
    ]);
  });

  it('of Intercom come in each language that is published', () => {
    const file = save('intercom.json', {
      data: [
        {
          id: '7',
          title: 'Returns',
          body: '<p>30 days</p>',
          state: 'published',
          default_locale: 'en',
          url: 'https://alba.example/7',
          translated_content: {
            type: 'article_translated_content',
            'pt-BR': { title: 'Devoluções', body: '<p>30 dias</p>', state: 'published', url: null },
            es: { title: 'Devoluciones', body: '<p>30 días</p>', state: 'draft' },
          },
        },
      ],
    });
    importArticles('intercom', { files: [file], folder: kb(), whole: false, day: '2026-11-29' });
    expect(
      readKnowledge({ ...config, knowledge: { folder: kb() } }).map(({ language, title }) => [language, title]),
    ).toEqual([
      ['en', 'Returns'],
      ['pt', 'Devoluções'],
    ]);
  });

  it('that are something else are refused', () => {
    const file = save('other.json', { items: [] });
    expect(() => importArticles('zendesk', { files: [file], folder: kb(), whole: false, day: '2026-11-29' })).toThrow(
      'is not what zendesk exports',
    );
  });
});
