const WITH_SCHEME = /(?:https?:\/\/(?=[^\s/]*\p{L})|www\.)/iu;
/** "alba.example/p/12": a name of two letters or more behind a dot, and a path. */
const WITH_PATH = /[\p{L}\p{N}]\.\p{L}{2,}[/?#]/u;

/** The same text, as long, with a letter for every sign of a link: digits in links are numbers of things. */
export function withoutLinks(text: string): string {
  return text.replace(/\S+/gu, (word) => {
    const start = WITH_SCHEME.exec(word)?.index ?? (WITH_PATH.test(word) ? 0 : undefined);
    return start === undefined ? word : `${word.slice(0, start)}${'x'.repeat(word.length - start)}`;
  });
}
