import type { Calls } from './calls.ts';
import type { Conversation } from './customers.ts';
import type { Mirror } from './mirror.ts';

interface Post {
  text: string;
  author: { account: string | null };
  replies: Post[];
}

export interface Counted {
  cards: number;
  answered: number;
  problems: string[];
}

const ours = ({ replies }: Post): Post[] =>
  replies.flatMap((reply) => [...(reply.author.account === null ? [] : [reply]), ...ours(reply)]);

/** Every conversation has one card, no message of ours stands twice, no answer is out twice. */
export async function countDay({
  calls,
  mirror,
  conversations,
}: {
  calls: Calls;
  mirror: Mirror;
  conversations: readonly Conversation[];
}): Promise<Counted> {
  const problems: string[] = [];
  const operations = new Map<string, number>();
  const cards = new Map<string, number>();
  for (const { message, words } of mirror.all()) {
    const id = message.metadata?.event_payload['op_id'];
    if (typeof id !== 'string') continue;
    operations.set(id, (operations.get(id) ?? 0) + 1);
    const isCard = message.thread_ts === undefined || message.thread_ts === message.ts;
    const ref = /AL\d{4}X/.exec(words)?.[0];
    // What moved leaves a line without its words or buttons behind.
    if (isCard && ref !== undefined && !words.includes('Movido a')) cards.set(ref, (cards.get(ref) ?? 0) + 1);
  }
  for (const [id, times] of operations)
    if (times > 1) problems.push(`the message of operation ${id} stands ${times} times`);
  let answered = 0;
  for (const { ref, id, deleted } of conversations) {
    // In the directors' channel stands a second card of what lawyers and journalists write.
    if ((cards.get(ref) ?? 0) === 0 && !deleted) problems.push(`${ref} has no card`);
    const answers = ours(await calls.get<Post>(`/sandbox/x/posts/${id}`));
    if (answers.length > 0) answered += 1;
    if (new Set(answers.map(({ text }) => text)).size < answers.length)
      problems.push(`${ref} has the same answer twice`);
  }
  return { cards: cards.size, answered, problems };
}
