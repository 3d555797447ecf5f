import { inflateSync } from 'node:zlib';

/** The words of a PDF whose fonts say which signs their glyphs are, in the order in which they are drawn, kept apart by line breaks. */
export function pdfText(bytes: Uint8Array): string {
  const pdf = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...pdf.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  );
  const streamOf = (id: string): string => {
    const body = objects.get(id) ?? '';
    const from = body.indexOf('stream\n');
    if (from === -1) return '';
    const data = Buffer.from(body.slice(from + 7, body.lastIndexOf('\nendstream')), 'latin1');
    return (body.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
  };
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = '', id = ''] of pdf.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
    if (map !== undefined) fonts.set(name, signsOf(streamOf(map)));
  }
  const pages = [...pdf.matchAll(/\/Contents (\d+) 0 R/g)].map(([, id = '']) => wordsOf(streamOf(id), fonts));
  return pages.join('\n');
}

/** Glyph to sign, of `beginbfrange <0000> <00ff> [<0041> <0042>]`. */
function signsOf(map: string): Map<string, string> {
  const signs = new Map<string, string>();
  for (const [, first = '', , list = ''] of map.matchAll(/<([\da-f]{4})> <([\da-f]{4})> \[([^\]]*)\]/gi))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([\da-f]*)>/gi)].entries())
      signs.set(
        (Number.parseInt(first, 16) + at).toString(16).padStart(4, '0'),
        Buffer.from(hex, 'hex').swap16().toString('utf16le'),
      );
  return signs;
}

function wordsOf(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let signs: ReadonlyMap<string, string> = new Map();
  const lines: string[] = [];
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) signs = fonts.get(font) ?? new Map();
    else if (shown !== undefined)
      lines.push(
        [...shown.matchAll(/<([\da-f]*)>/gi)]
          .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
          .map((glyph) => signs.get(glyph.toLowerCase()) ?? '')
          .join(''),
      );
  }
  return lines.join('\n');
}
