/** As V8 says it: `Unexpected token 'h', ..."what was written"... is not valid JSON`. */
const QUOTED = /(?:Unexpected token [^]{1,6}?, )?(?:\.{3})?"[^]*"(?:\.{3})? is not valid JSON/g;

/** What an error says, without the text that it quotes where something is no JSON: that may be what a customer wrote. */
export function withoutQuote(words: string): string {
  return words.replace(QUOTED, 'not valid JSON');
}

/** JSON that somebody else wrote. @throws SyntaxError that quotes none of it */
export function parseJson(text: string, reviver?: Parameters<typeof JSON.parse>[1]): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch (error) {
    // Without its cause, which would be written to the log beside it.
    throw error instanceof SyntaxError ? new SyntaxError(withoutQuote(error.message)) : error;
  }
}
