import { convert } from 'html-to-text';
import { z } from 'zod';
import { languages, type Language } from '#core/config/config.ts';
import { StartError } from '#core/start-error.ts';

/** An article as another tool has it. */
export interface Imported {
  /** "zendesk/123". */
  id: string;
  language: Language;
  title: string;
  body: string;
  url: string;
  tags: string[];
}

export type Source = 'zendesk' | 'intercom';
export const sources: readonly Source[] = ['zendesk', 'intercom'];

const ids = z.union([z.string(), z.number()]).transform(String);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const Zendesk = z.object({
  articles: z.array(
    z.looseObject({
      id: ids,
      title: text,
      body: text,
      locale: z.string(),
      label_names: z.array(z.string()).default([]),
      draft: z.boolean().default(false),
      outdated: z.boolean().default(false),
      html_url: text,
      user_segment_id: ids.nullish(),
    }),
  ),
});

const Content = z.looseObject({ title: text, body: text, state: z.string().optional(), url: text });
const Intercom = z.object({
  data: z.array(
    Content.extend({
      id: ids,
      default_locale: z.string().default(''),
      translated_content: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});

/**
 * The published articles of an export, in the languages that Recado speaks: what `GET /articles` of Intercom or
 * `/help_center/{locale}/articles.json` of Zendesk answers.
 * @throws StartError
 */
export function readExport(source: Source, raw: unknown, file: string): Imported[] {
  const shape = source === 'zendesk' ? Zendesk : Intercom;
  const parsed = shape.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartError(
      `${file} is not what ${source} exports: ${issue ? `${issue.path.join(' > ')}: ${issue.message}` : 'its shape is another'}. Save the answer of ${source === 'zendesk' ? 'GET /api/v2/help_center/{locale}/articles.json' : 'GET /articles'} as it comes.`,
    );
  }
  const found = 'articles' in parsed.data ? ofZendesk(parsed.data) : ofIntercom(parsed.data);
  return found.filter(({ title, body }) => title !== '' && body !== '');
}

function ofZendesk({ articles }: z.output<typeof Zendesk>): Imported[] {
  return articles.flatMap((article) => {
    const language = languageOf(article.locale);
    // What is not for everybody, or not for now, is not for customers on a network.
    if (!language || article.draft || article.outdated || (article.user_segment_id ?? null) !== null) return [];
    const { id, title, body, html_url: url, label_names: tags } = article;
    return [
      {
        id: `zendesk/${id}`,
        language,
        title: titleOf(title),
        body: wordsOf(body),
        url: webAddress(url),
        tags: tagsOf(tags),
      },
    ];
  });
}

function ofIntercom({ data }: z.output<typeof Intercom>): Imported[] {
  return data.flatMap(({ id, default_locale: own, translated_content: more, ...content }) => {
    const versions = new Map<Language, z.output<typeof Content>>();
    for (const [locale, value] of [...Object.entries(more ?? {}), [own, content] as const]) {
      const language = languageOf(locale);
      const parsed = Content.safeParse(value);
      if (language && parsed.success && parsed.data.state === 'published') versions.set(language, parsed.data);
    }
    return [...versions].map(([language, { title, body, url }]) => ({
      id: `intercom/${id}`,
      language,
      title: titleOf(title),
      body: wordsOf(body),
      url: webAddress(url),
      tags: [],
    }));
  });
}

/** "pt-BR" and "pt_br" are pt. */
function languageOf(locale: string): Language | undefined {
  const [code] = locale.toLowerCase().split(/[-_]/);
  return languages.find((each) => each === code);
}

function titleOf(title: string): string {
  return [...title.replace(/\s+/g, ' ').trim()].slice(0, 150).join('');
}

function tagsOf(names: readonly string[]): string[] {
  return names.filter((name) => name.length > 0 && name.length <= 75);
}

/** An address that is none of the web leads nowhere. */
function webAddress(url: string): string {
  return /^https?:\/\//.test(url) && URL.canParse(url) ? url : '';
}

function wordsOf(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'style', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();
}
