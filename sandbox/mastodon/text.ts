import { tweetText } from '../social/tweet-text.ts';

/** A local name, or a name and its server. */
const MENTION =
  /(?<![=/\p{L}\p{N}_])@([a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?)(@[\p{L}\p{N}][\p{L}\p{N}.-]*[\p{L}\p{N}])?/giu;
const HASHTAG = /(?<![=/)\p{L}\p{N}_])#([\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)/gu;
const charactersPerUrl = 23;

export interface Entity {
  kind: 'url' | 'mention' | 'hashtag';
  start: number;
  end: number;
  /** As it stands there, a mention and a hashtag without their sign. */
  value: string;
}

/** Links, mentions and hashtags of a text, in their order; what lies inside a link is the link's. */
export function entitiesIn(text: string): Entity[] {
  const urls = tweetText()
    .extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: false })
    .map(({ url, indices: [start, end] }): Entity => ({ kind: 'url', start, end, value: url }));
  const found = (kind: Entity['kind'], pattern: RegExp): Entity[] =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
      value: match[0].slice(1),
    }));
  const others = [...found('mention', MENTION), ...found('hashtag', HASHTAG)];
  const free = others.filter((each) => !urls.some(({ start, end }) => each.start < end && start < each.end));
  return [...urls, ...free].toSorted((a, b) => a.start - b.start);
}

/** As Mastodon counts: what people see as one character is one, a link is 23, the server of a mention is free. */
export function lengthOf(text: string): number {
  let counted = '';
  let at = 0;
  for (const { kind, start, end, value } of entitiesIn(text)) {
    counted += text.slice(at, start);
    if (kind === 'url') counted += 'x'.repeat(charactersPerUrl);
    else counted += kind === 'mention' ? `@${value.split('@')[0]}` : text.slice(start, end);
    at = end;
  }
  counted += text.slice(at);
  return [...new Intl.Segmenter().segment(counted)].length;
}
