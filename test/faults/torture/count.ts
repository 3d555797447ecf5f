import { setTimeout as pause } from 'node:timers/promises';
import { patience } from '../../support/patience.ts';
import { wordsOf, type ChatMessage } from '../../support/chat.ts';
import type { Post as Written } from '../../support/social.ts';
import { toldStrikes, type Aim } from './aim.ts';
import { createCalls, isExpected, type Calls } from './calls.ts';
import type { Post } from './customers.ts';
import { buttonsOf, type Hands } from './hands.ts';
import type { Tortured } from './tortured.ts';

interface Counted {
  totals: string[];
  problems: string[];
}

const CHANNELS = ['facturacion', 'envios', 'general'];
/** Where messages of ours stand beside those. */
const OTHERS = ['direccion'];
/** A queue message is drawn once a minute, so one that changed mostly waits for its turn. */
const OF_QUEUE = "(name = 'show' and state = 'created' and data ->> 'kind' = 'queue')";
/** People go on while anything still comes to its end, however slow the machine; so long without one is no slowness. */
const STUCK_MS = patience(240_000);

interface Held {
  cards: { post: Post; channel: string; card: ChatMessage }[];
  /** Every message of the bot that carries an operation's id, by that id. */
  operations: Map<string, number>;
}

async function look(calls: Calls, posts: readonly Post[]): Promise<Held> {
  const held: Held = { cards: [], operations: new Map() };
  const note = (message: ChatMessage): void => {
    const id = message.metadata?.event_payload['op_id'];
    if (typeof id === 'string') held.operations.set(id, (held.operations.get(id) ?? 0) + 1);
  };
  for (const channel of CHANNELS) {
    for (const message of await calls.messages(channel)) {
      const isRoot = message.thread_ts === undefined || message.thread_ts === message.ts;
      if (!isRoot || message.metadata?.event_type !== 'recado_card') continue;
      const words = JSON.stringify(message.blocks);
      for (const post of posts) if (words.includes(post.word)) held.cards.push({ post, channel, card: message });
      for (const reply of await calls.thread(channel, message.ts)) note(reply);
    }
  }
  for (const channel of [...OTHERS, ...(await calls.directs())])
    for (const message of await calls.messages(channel)) note(message);
  return held;
}

const isEnded = (card: ChatMessage): boolean => {
  const words = wordsOf(card.blocks);
  return /Respondido (y aprobado )?por|Cerrada|borró el mensaje/.test(words);
};

/** People go on until every message has come to an end, or for a long time none has; then everything is compared. */
export async function countAll({
  tortured,
  aim,
  posts,
  hands,
  say,
}: {
  tortured: Tortured;
  aim: Aim | undefined;
  posts: readonly Post[];
  hands: Hands;
  say(line: string): void;
}): Promise<Counted> {
  const { recado } = tortured;
  const calls = createCalls(`http://127.0.0.1:${recado.sandboxPort}`);
  const problems: string[] = [];
  hands.hurry();
  let least = Infinity;
  for (let said = 0, end = Infinity; Date.now() < end;) {
    const looked = await look(calls, posts).catch((error: unknown) => {
      // The workspace was started anew a moment ago.
      if (!isExpected(error)) throw error;
      return undefined;
    });
    if (looked === undefined) {
      await pause(1_000);
      continue;
    }
    const { cards } = looked;
    // What its author deleted before anybody saw it never had a card.
    const open = posts.filter(
      (post) =>
        !cards.some((each) => each.post === post && isEnded(each.card)) &&
        !(post.deleted && !cards.some((each) => each.post === post)),
    ).length;
    if (open === 0) break;
    if (open < least) {
      least = open;
      end = Date.now() + STUCK_MS;
    }
    if (Date.now() - said > 15_000) {
      said = Date.now();
      say(`${open} still open`);
    }
    await pause(1_000);
  }
  await hands.stop();
  await recado.idle();
  const health = await recado.health();
  const { cards, operations } = await look(calls, posts);

  const answers = new Map<string, Written[]>();
  for (const post of posts) {
    const { replies } = await calls.read<Written>(`/sandbox/x/posts/${post.id}`);
    answers.set(
      post.id,
      replies.filter(({ author }) => author.handle === 'alba'),
    );
  }
  for (const post of posts) {
    const found = cards.filter((each) => each.post === post);
    const [card] = found;
    if (found.length !== 1 || card === undefined) {
      if (!(post.deleted && found.length === 0))
        problems.push(
          `${post.word} (${post.id}${post.deleted ? ', deleted' : ''}) has ${found.length} cards in ${found.map(({ channel }) => channel).join(', ') || 'no channel'}`,
        );
    } else {
      if (card.channel !== post.channel)
        problems.push(`${post.word} belongs in ${post.channel} and is in ${card.channel}`);
      const out = answers.get(post.id) ?? [];
      const words = wordsOf(card.card.blocks);
      if (new Set(out.map(({ text }) => text)).size < out.length)
        problems.push(`${post.word} has the same answer twice`);
      const linked = out.some(({ id }) => JSON.stringify(card.card.blocks).includes(`/status/${id}`));
      if (out.length > 0 && !linked && !words.includes('Cerrada'))
        problems.push(`${post.word} was answered (${out[0]?.id}) and its card does not say so: ${words}`);
      if (out.length === 0 && /Respondido (y aprobado )?por/.test(words))
        problems.push(`${post.word} was not answered and its card says so: ${words}`);
      if (!isEnded(card.card))
        problems.push(
          `${post.word} did not come to an end; its card says: ${words} [${buttonsOf(card.card)
            .map(({ action }) => action)
            .join(' ')}]`,
        );
    }
  }
  for (const [id, times] of operations)
    if (times > 1) problems.push(`the message of operation ${id} stands ${times} times`);
  if (health.inbox.failed + health.inbox.waiting > 0) problems.push(`inbox: ${JSON.stringify(health.inbox)}`);
  if (health.work.dead > 0) problems.push(`${health.work.dead} jobs are dead`);

  await tortured.stopAll();
  await finishPutOff(tortured);
  const rows = await countRows(tortured, problems, {
    published: new Set([...answers.values()].flatMap((out) => out.map(({ id }) => id))),
    operations,
  });
  const struck = aim && toldStrikes(aim, rows.kinds);
  problems.push(...(struck?.problems ?? []));
  const posted = Map.groupBy(rows.kinds.values(), (kind) => kind);
  // The card of what its author deleted does not show her words, so it is not found by them.
  const hidden = posts.filter((post) => post.deleted && !cards.some((each) => each.post === post)).length;
  if (rows.tickets < cards.length || rows.tickets > cards.length + hidden)
    problems.push(`${posts.length} posts made ${rows.tickets} tickets`);
  const answered = [...answers.values()].filter(({ length }) => length > 0).length;
  return {
    problems,
    totals: [
      `${posts.length} posts, ${cards.length} cards, ${rows.tickets} tickets, ${answered} answered, ${operations.size} messages of the bot`,
      `by kind: ${[...posted].map(([kind, all]) => `${all.length} ${kind}`).join(', ')}`,
      ...(struck ? [struck.total] : []),
      `presses: ${JSON.stringify(hands.presses())}`,
    ],
  };
}

/** A redraw that waits for its turn with the chat is not due and keeps nobody from being idle: it is done by the next start. */
async function finishPutOff({ recado, open, stopAll }: Tortured): Promise<void> {
  const opened = await open();
  const { rows } = (await opened.run(
    `select max(start_after) as last from pgboss.job where name in ('redraw-card', 'show') and state = 'created' and start_after > created_on + interval '1 second' and not ${OF_QUEUE}`,
  )) as {
    rows: { last: Date | null }[];
  };
  await opened.close();
  const last = rows[0]?.last;
  if (last == null) return;
  await recado.start();
  await pause(Math.max(0, new Date(last).getTime() - Date.now()) + 1_000);
  await recado.idle();
  await stopAll();
}

async function countRows(
  { open }: Tortured,
  problems: string[],
  { published, operations }: { published: ReadonlySet<string>; operations: ReadonlyMap<string, number> },
): Promise<{ tickets: number; kinds: ReadonlyMap<string, string> }> {
  const opened = await open();
  const one = async (text: string): Promise<Record<string, unknown>[]> =>
    ((await opened.run(text)) as { rows: Record<string, unknown>[] }).rows;
  try {
    for (const row of await one(
      `select name, state, data, output, retry_count from pgboss.job where name not like '\\_\\_%' and name <> 'recover-stranded' and not ${OF_QUEUE}`,
    ))
      problems.push(`a job was left: ${JSON.stringify(row)}`);
    for (const row of await one(
      "select id, ticket_id, state from chat_posts where kind = 'card' and state <> 'posted'",
    ))
      problems.push(`a card that is not posted: ${JSON.stringify(row)}`);
    for (const row of await one(
      "select kind, owner_id, surface, place, seq, state from chat_posts where kind <> 'card' and state in ('wanted', 'posting')",
    ))
      problems.push(`a message that is not posted: ${JSON.stringify(row)}`);
    for (const row of await one(
      "select id, ticket_id, state from deliveries where state in ('queued', 'sending', 'unknown')",
    ))
      problems.push(`an answer that hangs: ${JSON.stringify(row)}`);
    for (const row of await one(
      "select ticket_id, count(*) from messages where direction = 'in' group by 1 having count(*) > 1 or ticket_id is null",
    ))
      problems.push(`messages without a ticket or a ticket with several: ${JSON.stringify(row)}`);
    const sent = await one("select id, ticket_id, native_id from deliveries where state = 'sent'");
    const known = new Map(sent.map((row) => [String(row['native_id']), row]));
    if (sent.length !== published.size)
      problems.push(`${published.size} answers are published, ${sent.length} are recorded as sent`);
    for (const id of published) if (!known.has(id)) problems.push(`answer ${id} is published and no delivery knows it`);
    for (const [id, row] of known)
      if (!published.has(id)) problems.push(`recorded as sent and not published: ${JSON.stringify(row)}`);
    const [tickets] = await one('select count(*)::int as n from tickets');
    const kinds = new Map<string, string>();
    for (const row of await one(
      "select op_id, kind, place, state from chat_posts where state = 'posted' or ts is not null",
    )) {
      const opId = String(row['op_id']);
      kinds.set(opId, String(row['kind']));
      if (row['state'] === 'posted' && !operations.has(opId))
        problems.push(`a message that is recorded as posted stands nowhere: ${JSON.stringify(row)}`);
    }
    for (const opId of operations.keys())
      if (!kinds.has(opId)) problems.push(`the message of operation ${opId} stands and nothing knows it`);
    return { tickets: Number(tickets?.['n']), kinds };
  } finally {
    await opened.close();
  }
}
