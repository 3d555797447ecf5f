import { onTopic } from './influence.ts';

/** With fewer posts about it nobody is known for a topic. */
export const TOPIC_POSTS = 3;

interface Writer {
  network: string;
  handle: string;
  influence: number;
  about: number;
  posts: number;
}

/** Somebody left out of the lists, whatever she writes: an account of ours, or another brand. `network` left out: on any. */
export interface LeftOut {
  network?: string;
  handle: string;
}

const plain = (handle: string): string => handle.replace(/^@/, '').toLowerCase();

/** Those who weigh most where it is about one thing first; ours and other brands left out. */
export function byWeight<W extends Writer>(
  writers: readonly W[],
  without: readonly LeftOut[],
): (W & { score: number })[] {
  const isOut = ({ network, handle }: Writer): boolean =>
    without.some((each) => plain(each.handle) === plain(handle) && (each.network ?? network) === network);
  return writers
    .filter((writer) => !isOut(writer))
    .map((writer) => ({ ...writer, score: onTopic(writer.influence, writer) }))
    .toSorted((one, other) => other.score - one.score || other.about - one.about);
}
