import type { Calls } from '../day/calls.ts';
import type { Chance } from '../day/chance.ts';
import type { Mirror, Seen } from '../day/mirror.ts';
import { withinText } from '../day/words.ts';
import { fieldOf, type Hands } from './hands.ts';
import { calledAt, workedAt, type Story } from './plan.ts';
import { answerTo, asksMore, scoreOf, thanks, whyReturned } from './words.ts';

export interface Colleague {
  key: string;
  /** As Slack names her. */
  id: string;
  name: string;
  language: string;
  /** Ids of the channels she is in. */
  channels: ReadonlySet<string>;
}

interface Office {
  calls: Calls;
  mirror: Mirror;
  hands: Hands;
  team: readonly Colleague[];
  /** Recado looks at its accounts now: it goes by the clock of the workspace, which was put to where it stands. */
  look(): Promise<void>;
  /** Nothing of the month comes after it. */
  latest: number;
  /** Whoever took a conversation answers for its end. */
  taken: { card: Seen; owner: Colleague }[];
}

const MINUTE = 60_000;
/** How long the bot may take until a new message stands as a card. */
const CARD_MS = 20_000;
const TRIES = 4;
/** How long the bot may take to ask a customer how it was, where it does at all. */
const ASKED_MS = 6_000;

/**
 * One conversation, from the customer's first message until it is closed. Each `yield` gives the moment of what comes next, and
 * goes on once the workspace's clock stands there. @throws Error where it cannot go on, in words
 */
export async function* live(story: Story, office: Office, chance: Chance): AsyncGenerator<number, void> {
  const { calls, mirror, hands, team, latest, look } = office;
  const { network } = story.on;
  const { has, until, now } = hands;
  let at = story.at;
  const later = (least: number, most: number): number => (at = workedAt(at, chance.between(least, most), latest));
  async function write(text: string, inReplyTo?: string): Promise<{ id: string }> {
    const said = story.inPrivate
      ? await calls.send<{ id: string }>('POST', `/sandbox/${network}/dms`, {
          author: story.author,
          name: story.name,
          text,
        })
      : await calls.send<{ id: string }>('POST', `/sandbox/${network}/posts`, {
          author: story.author,
          name: story.name,
          followers: inReplyTo === undefined ? story.followers : undefined,
          text,
          inReplyTo,
        });
    await look();
    return said;
  }
  /** Her newest message stands on the card or below it. */
  const isShown = (text: string): true | undefined =>
    [now(card), ...mirror.thread(card)].some(({ words }) => words.includes(text)) ? true : undefined;

  const addressed = (words: string): string => (story.inPrivate ? words : `${calledAt(story.on)} ${words}`);

  yield at;
  const { id: post } = await write(story.text);
  const found = await until(() => mirror.all().find((seen) => isCardOf(seen, story)), CARD_MS);
  if (!found) throw new Error(`the message of @${story.author} has no card`);
  const card: Seen = found;

  // One in eight waits for long, as it happens.
  yield chance.percent(12) && !story.inPrivate ? later(180, 600) : later(2, 70);
  const owner = await claim(card);
  office.taken.push({ card, owner });
  if (story.isPraise && chance.percent(50)) {
    await hands.asOne(owner.key, () => hands.behindMore(owner.key, card, 'archive'));
    return;
  }
  yield* answered('reply');

  const luck = chance.between(0, 100);
  if (luck < 45) {
    at = Math.min(latest, at + chance.between(4, 90) * MINUTE);
    yield at;
    const ours = story.inPrivate ? undefined : await ourAnswer(post);
    if (luck < 30) {
      if (ours) await calls.send('POST', `/sandbox/${network}/posts/${ours}/like`, {});
      const text = thanks(story.language, chance);
      await write(addressed(text), ours ?? post);
      await until(() => isShown(text));
    } else {
      const text = asksMore(story.language, chance);
      await write(addressed(text), ours ?? post);
      await until(() => (has(now(card), 'reply') ? isShown(text) : undefined));
      yield later(3, 60);
      yield* answered('reply');
    }
  }
  yield later(4, 120);
  for (let look = 0; look < TRIES; look += 1) {
    await close(hands, { card, owner });
    if (await until(() => (has(now(card), 'reopen') ? true : undefined), 3_000)) return yield* rates();
  }
  throw new Error(`the conversation with @${story.author} could not be closed`);

  /** Two in three of those who are asked how it was press one of the answers, or follow their link. */
  async function* rates(): AsyncGenerator<number, void> {
    if (!story.inPrivate || !chance.percent(66)) return;
    const asked = await until(question, ASKED_MS);
    if (asked === undefined) return;
    at = Math.min(latest, at + chance.between(2, 240) * MINUTE);
    yield at;
    const score = scoreOf(chance);
    const text = asked.choices.find((choice) => choice.startsWith(String(score)));
    if (text !== undefined)
      await calls.send('POST', `/sandbox/${network}/dms`, { author: story.author, text, presses: asked.id });
    else if (asked.link !== undefined) await fillIn(asked.link, { score: String(score) });
    await look();
  }

  /** What she is asked once it is over, where she is. */
  async function question(): Promise<{ id: string; choices: string[]; link: string | undefined } | undefined> {
    const { messages } = await calls.get<{ messages: { id: string; text: string; choices: string[] }[] }>(
      `/sandbox/${network}/dms/${story.author}`,
    );
    const last = messages.at(-1);
    const link = /https?:\/\/\S+\/rate\/\S+/.exec(last?.text ?? '')?.[0];
    return last && (last.choices.length > 0 || link !== undefined) ? { ...last, link } : undefined;
  }

  async function claim(seen: Seen): Promise<Colleague> {
    for (const person of inTurn(team, seen, story, chance)) {
      await hands.asOne(person.key, () => hands.press(person.key, seen, 'claim'));
      if (await until(() => (has(now(seen), 'claim') || !has(now(seen), 'reply') ? undefined : true), 2_500))
        // Whoever pressed before was only slow, where the machine is busy: the card says whose it is.
        return team.find(({ name }) => now(seen).words.includes(name)) ?? person;
    }
    throw new Error(`nobody could take the conversation with @${story.author}`);
  }

  /** Written, approved where somebody has to, and sent. */
  async function* answered(first: 'reply'): AsyncGenerator<number, void> {
    yield later(3, 22);
    let action: 'reply' | 'edit' = first;
    for (let look = 0; look < TRIES; look += 1) {
      const isWritten = await hands.asOne(owner.key, () =>
        hands.submit(owner.key, card, action, (view) => ({
          text: withinText(fieldOf(view, 'text')?.initial_value ?? '', answerTo(story, chance)),
          next: fieldOf(view, 'next') ? 'ask' : undefined,
        })),
      );
      if (!isWritten) throw new Error(`the answer to @${story.author} was refused`);
      const asked = await until(() => waitingDraft() ?? (has(now(card), 'send') ? 'send' : undefined));
      if (asked === undefined) throw new Error(`the answer to @${story.author} did not come to its thread`);
      if (asked === 'send') {
        yield later(1, 8);
        await hands.asOne(owner.key, () => hands.press(owner.key, card, 'send'));
        return await sent();
      }
      // The draft names them, by name or as Slack does.
      const approvers = team.filter(
        ({ id, name, key, channels }) =>
          key !== owner.key &&
          (asked.words.includes(id) || asked.words.includes(name)) &&
          // Whoever may not read it cannot approve it.
          (!story.inPrivate || channels.has(card.channel)),
      );
      const approver = chance.one(approvers);
      if (!approver) throw new Error(`nobody may approve the answer to @${story.author}`);
      yield later(2, 50);
      if (chance.percent(9) && look === 0) {
        await hands.asOne(approver.key, () =>
          hands.submit(approver.key, asked, 'return', () => ({ reason: whyReturned(chance) })),
        );
        if (await until(() => (has(now(card), 'edit') ? true : undefined), 3_000)) {
          action = 'edit';
          yield later(3, 15);
          continue;
        }
      }
      await hands.asOne(approver.key, () => hands.press(approver.key, asked, 'approve-and-send'));
      return await sent();
    }
  }

  function waitingDraft(): Seen | undefined {
    return mirror.thread(card).findLast((seen) => has(seen, 'approve-and-send'));
  }

  async function sent(): Promise<void> {
    const isOut = await until(() => (has(now(card), 'close') ? true : undefined), CARD_MS);
    if (!isOut) throw new Error(`the answer to @${story.author} did not go out`);
  }

  async function ourAnswer(id: string): Promise<string | undefined> {
    const thread = await calls.get<{ replies: { id: string; author: { account: string | null } }[] }>(
      `/sandbox/${network}/posts/${id}`,
    );
    return thread.replies.findLast(({ author }) => author.account !== null)?.id;
  }
}

/** What a late word of a customer opened again, or could not go on, is closed by whoever has it. */
export async function closeLeft({ hands, taken }: Pick<Office, 'hands' | 'taken'>): Promise<void> {
  for (const each of taken) if (!hands.has(hands.now(each.card), 'reopen')) await close(hands, each);
}

/** Where a customer wrote last, what needs no more answer is closed behind More; where nobody answered, it is archived there. */
async function close(hands: Hands, { card, owner }: Office['taken'][number]): Promise<void> {
  await hands.asOne(owner.key, () =>
    hands.has(hands.now(card), 'close')
      ? hands.press(owner.key, card, 'close')
      : hands.behindMore(owner.key, card, 'close', 'archive'),
  );
}

/** Some networks tell no handles. The message that counts who waits names her too; nobody can take that. */
function isCardOf({ message, ts, words, buttons }: Seen, { author, name, text }: Story): boolean {
  const isNamed = words.toLowerCase().includes(author) || (words.includes(name) && words.includes(text));
  const isRoot = message.thread_ts === undefined || message.thread_ts === ts;
  return (
    isRoot &&
    message.metadata?.event_type === 'recado_card' &&
    isNamed &&
    buttons.some(({ action }) => action === 'claim')
  );
}

/** A form of a page of the bot's, as a browser sends it. */
async function fillIn(page: string, fields: Record<string, string>): Promise<void> {
  await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields),
  });
}

/** Who may take it, likeliest first: those who write the customer's language, and some take more than others. */
function inTurn(team: readonly Colleague[], card: Seen, { language }: Story, chance: Chance): Colleague[] {
  return team
    .map((person, index) => ({
      person,
      luck: chance.next() * (1 / (index + 1)) * (person.language === language ? 3 : 1),
    }))
    .filter(({ person }) => person.channels.has(card.channel))
    .toSorted((a, b) => b.luck - a.luck)
    .map(({ person }) => person);
}
