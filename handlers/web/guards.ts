import { voices, type Voice } from '#core/config/config.ts';

/** Browsers say where a form comes from; whatever says nothing is not our page. */
export function isFromOurPage(request: Request, publicUrl: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  return (
    new URL(origin).host === request.headers.get('host') ||
    (URL.canParse(publicUrl) && new URL(publicUrl).origin === origin)
  );
}

/** As she chose, else as her browser asks, else as she is spoken to. */
export function languageOf(request: Request, fallback: Voice): Voice {
  return chosenLanguage(request) ?? askedLanguage(request.headers.get('accept-language') ?? '') ?? fallback;
}

/** The language that the address itself names. */
export function chosenLanguage(request: Request): Voice | undefined {
  const lang = onlyOne(request, 'lang');
  return isLanguage(lang) ? lang : undefined;
}

/** What the address says by this name; what is given several times counts as not given. */
export function onlyOne(request: Request, name: string): string | undefined {
  const values = new URL(request.url).searchParams.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

export function isLanguage(code: unknown): code is Voice {
  return voices.some((voice) => voice === code);
}

/** "pt-BR, en;q=0.8": the one of ours that is liked best. */
function askedLanguage(header: string): Voice | undefined {
  return header
    .slice(0, 500)
    .split(',')
    .map((each) => {
      const [tag = '', ...more] = each.trim().split(';');
      const quality = more.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
      return {
        language: /^pt-br$/i.test(tag) ? 'pt-BR' : tag.toLowerCase().split('-', 1)[0],
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .toSorted((a, b) => b.quality - a.quality)
    .flatMap(({ language, quality }) => (quality > 0 && isLanguage(language) ? [language] : []))[0];
}
