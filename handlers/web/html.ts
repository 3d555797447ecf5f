const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that is ours. Only `html` and `trusted` make it, so that nothing else is taken for it. */
export class Html {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a page: words are escaped, a list stands one after the other, nothing stands for nothing. */
export type Piece = string | number | Html | readonly Piece[] | false | null | undefined;

/** Markup with values in it. Whatever is no markup of ours is escaped, between tags and inside quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(strings.reduce((before, part, place) => `${before}${show(values[place - 1])}${part}`));
}

/** Takes words of our own as markup: a style sheet, say. Never what people or networks wrote. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function show(piece: Piece): string {
  if (piece === undefined || piece === null || piece === false) return '';
  if (piece instanceof Html) return piece.toString();
  if (typeof piece === 'string') return piece.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
  return typeof piece === 'number' ? String(piece) : piece.map(show).join('');
}
