const CODE = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|$(?![\s\S]))/gm;
const TAG = /<\/?[a-z][^<>\n]{0,500}>/gi;
const COMMENT = /<!--[\s\S]*?-->/g;
const IMAGE = /!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)/g;
const LINK = /\[([^\]\n]{0,500})\]\([^)\n]{0,1000}\)/g;
const MARKS = /^\s{0,3}(?:#{1,6}|>|[-*+]|\d{1,3}[.)])\s+|[*_`~]{1,3}|^\s*[-=|:\s]{3,}$/gm;

/** The words of a Markdown text: code, pictures and addresses say nothing to a search. */
export function plainText(markdown: string): string {
  return markdown
    .replace(COMMENT, ' ')
    .replace(CODE, ' ')
    .replace(IMAGE, ' ')
    .replace(LINK, '$1')
    .replace(TAG, ' ')
    .replace(MARKS, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
