import { setTimeout as pause } from 'node:timers/promises';
import { CallRefused, type Calls } from './calls.ts';
import type { Chance } from './chance.ts';
import type { DayClock } from './clock.ts';
import type { Mirror, Seen } from './mirror.ts';
import { languageOf } from './plan.ts';
import type { Presses, View } from './presses.ts';
import type { Member } from './team.ts';
import { answerWords, expertWords, question, reason, withinText } from './words.ts';

interface Office {
  calls: Calls;
  mirror: Mirror;
  presses: Presses;
  chance: Chance;
  clock: DayClock;
  team: readonly Member[];
  /** Ids of channels by key, of people by key. */
  channels: ReadonlyMap<string, string>;
  users: ReadonlyMap<string, string>;
}

export interface People {
  stop(): Promise<void>;
}

/** Tickets that one agent keeps under way at once. */
const HOLDS = 3;
/** Nobody presses twice on what has not changed, unless it takes this long. */
const PATIENCE_MS = 60_000;
const FORM_LOOKS = 40;
const PRAISE = /Gracias a|Obrigad[oa] |obrigado por|Amei|enhorabuena|maravilla|brilliant/;

const refOf = (seen: Seen): string => /AL\d{4}X/.exec(seen.words)?.[0] ?? '';

/** Each person works by herself, at her own pace: looks at her channels, does the next thing, thinks. */
export function startPeople(office: Office): People {
  const { calls, mirror, presses, chance, clock, team, channels, users } = office;
  const pressedAt = new Map<string, { at: number; words: string }>();
  let isStopped = false;

  /** Seconds of the day that she reads, thinks or types. */
  const think = (least: number, most: number): Promise<void> => pause(clock.seconds(chance.between(least, most)));
  const cardsOf = (member: Member): Seen[] =>
    member.channels
      .flatMap((key) => mirror.cards(channels.get(key) ?? ''))
      .toSorted((a, b) => Number(a.ts) - Number(b.ts));
  const buttonOf = (seen: Seen, ...actions: string[]) =>
    actions.flatMap((action) => seen.buttons.find((each) => each.action === action) ?? [])[0];
  const isHers = (card: Seen, { name }: Member): boolean =>
    card.words.includes(`${name} la lleva`) ||
    (card.words.includes(`Respondido por ${name}`) && buttonOf(card, 'close') !== undefined);

  /** True once: nobody presses the same thing again before it looks different. */
  function isDue(seen: Seen, member: Member): boolean {
    const key = `${member.key} ${seen.channel} ${seen.ts}`;
    const last = pressedAt.get(key);
    if (last && last.words === seen.words + seen.message.ts && Date.now() - last.at < PATIENCE_MS) return false;
    pressedAt.set(key, { at: Date.now(), words: seen.words + seen.message.ts });
    return true;
  }

  async function press(member: Member, seen: Seen, action: string, measured = true): Promise<void> {
    const button = buttonOf(seen, action);
    if (button) await presses.press(member.key, seen, button, { measured });
  }

  /** The form that opens, once it can be sent in. */
  async function form(
    member: Member,
    isReady: (view: View) => boolean = ({ submit }) => submit !== undefined && submit !== null,
  ): Promise<View | undefined> {
    for (let look = 0; look < FORM_LOOKS && !isStopped; look += 1) {
      const view = await presses.top(member.key);
      if (view && isReady(view)) return view;
      await pause(80);
    }
    const left = await presses.top(member.key);
    if (left) await presses.close(member.key, left);
    return undefined;
  }

  const fieldOf = (view: View, name: string) => view.blocks.find(({ block_id: field }) => field === name)?.element;

  async function write(
    member: Member,
    card: Seen,
    from: Seen,
    action: 'reply' | 'edit' | 'use-as-draft' | 'change',
  ): Promise<void> {
    await press(member, from, action, false);
    const view = await form(member);
    if (!view) return;
    await think(40, 120);
    const ref = refOf(card);
    const initial = fieldOf(view, 'text')?.initial_value ?? '';
    const text =
      action === 'use-as-draft' || action === 'change'
        ? `${initial} ${Math.floor(chance.between(10, 99))}`
        : withinText(
            initial.split(' (AL')[0] ?? '',
            answerWords(languageOf(card.words.replace(/^.*?@alba/, '@alba')), ref, chance),
          );
    await presses.submit(member.key, view, {
      values: {
        text: text.slice(0, 260),
        next: fieldOf(view, 'next') ? (chance.percent(8) ? 'keep' : 'ask') : undefined,
      },
      from,
      what: action,
    });
  }

  async function delegate(member: Member, card: Seen): Promise<void> {
    const expert = chance.one(team.filter(({ work, key }) => work !== 'agent' && key !== member.key));
    await press(member, card, 'delegate', false);
    const view = await form(member);
    if (!view || !expert) return;
    await think(30, 80);
    await presses.submit(member.key, view, {
      values: { to: 'person', person: users.get(expert.key) ?? '', question: `${question(chance)} ${refOf(card)}` },
      from: card,
      what: 'delegate',
    });
  }

  async function tag(member: Member, card: Seen): Promise<void> {
    await press(member, card, 'tag', false);
    const view = await form(member);
    if (!view) return;
    const { options } = await calls.send<{ options: { value: string }[] }>('POST', '/sandbox/slack/suggest', {
      user: member.key,
      viewId: view.id,
      field: 'tags',
      query: chance.one(['recl', 'pregunta', 'elogio', 'talla', 'retraso']),
    });
    const value = options[0]?.value;
    if (value === undefined) return presses.close(member.key, view);
    await think(10, 30);
    await presses.submit(member.key, view, { values: { tags: [value] }, from: card, what: 'tag' });
  }

  /** One of what stands behind More. */
  async function aside(member: Member, card: Seen, action: 'archive' | 'snooze' | 'transfer'): Promise<void> {
    await press(member, card, 'more', false);
    const more = await form(
      member,
      (view) =>
        view.callback_id === 'more' &&
        view.blocks.some(({ elements = [] }) => elements.some(({ action_id: id }) => id === action)),
    );
    if (!more) return;
    await think(10, 30);
    await presses.pressIn(member.key, more, action);
    if (action === 'archive') {
      await pause(400);
      const left = await presses.top(member.key);
      return left ? presses.close(member.key, left) : undefined;
    }
    const view = await form(
      member,
      ({ callback_id: id, submit }) => id === action && submit !== undefined && submit !== null,
    );
    if (!view) return;
    const to = chance.one(fieldOf(view, 'to')?.options ?? [])?.value;
    await think(10, 30);
    await presses.submit(member.key, view, {
      values: action === 'transfer' ? { to, reason: reason(chance) } : {},
      from: card,
      what: action,
    });
  }

  /** What her own ticket waits for from her. */
  async function goOn(member: Member, card: Seen): Promise<boolean> {
    const draft = mirror
      .thread(card)
      .findLast(({ buttons }) =>
        buttons.some(({ action }) => ['send', 'submit', 'edit', 'send-again'].includes(action)),
      );
    // Nobody is left to answer.
    if (card.words.includes('borró el mensaje') && !buttonOf(card, 'close')) {
      if (!isDue(card, member)) return false;
      await aside(member, card, 'archive');
      return true;
    }
    // It is with somebody else now.
    if (card.words.includes('espera a ')) return false;
    const next = buttonOf(card, 'use-as-draft', 'send', 'submit', 'edit', 'look-again', 'close', 'reply');
    if (!next || !isDue(card, member)) return false;
    await think(20, 60);
    const now = mirror.get(card.channel, card.ts) ?? card;
    if (!buttonOf(now, next.action)) return true;
    if (next.action === 'use-as-draft') await write(member, now, now, 'use-as-draft');
    else if (next.action === 'edit')
      await write(member, now, draft && buttonOf(draft, 'edit') && chance.percent(50) ? draft : now, 'edit');
    else if (next.action === 'reply') await beginAnswer(member, now);
    else if (next.action === 'send' && draft && buttonOf(draft, 'send') && chance.percent(50))
      await press(member, draft, 'send');
    else await press(member, now, next.action);
    return true;
  }

  async function beginAnswer(member: Member, card: Seen): Promise<void> {
    const isAsked = card.words.includes('tiene la palabra');
    if (isAsked && chance.percent(70)) return;
    if (!isAsked && chance.percent(9)) return delegate(member, card);
    if (chance.percent(3)) return aside(member, card, chance.percent(50) ? 'snooze' : 'transfer');
    await write(member, card, card, 'reply');
  }

  /** The oldest that nobody has. Now and then somebody is too late, or takes what another has. */
  async function takeNext(member: Member, cards: readonly Seen[]): Promise<boolean> {
    const free = cards.filter((card) => buttonOf(card, 'claim') && !card.words.includes('En pausa'));
    const taken = cards.filter((card) => card.words.includes(' la lleva') && !isHers(card, member));
    const other = chance.one(taken);
    if (other && chance.percent(2)) {
      // Her screen was a moment behind: the button that she presses is gone by now.
      const ticketId = /\btk_\w+/.exec(other.buttons[0]?.value ?? '')?.[0];
      if (ticketId !== undefined)
        await presses.press(
          member.key,
          other,
          { action: 'claim', value: JSON.stringify({ ticketId }) },
          { measured: false },
        );
      return true;
    }
    if (other && chance.percent(0.7) && buttonOf(other, 'take-over')) {
      await press(member, other, 'take-over', false);
      const view = await form(member);
      if (view)
        await presses.submit(member.key, view, { values: { reason: 'Se va a comer' }, from: other, what: 'take-over' });
      return true;
    }
    // Two who look at the same list do not always begin with the same line.
    const card = chance.one(free.slice(0, 3));
    if (!card || !isDue(card, member)) return false;
    await think(10, 40);
    const now = mirror.get(card.channel, card.ts) ?? card;
    if (PRAISE.test(now.words) && chance.percent(50)) await aside(member, now, 'archive');
    else {
      if (chance.percent(10) && buttonOf(now, 'tag')) await tag(member, now);
      await press(member, mirror.get(card.channel, card.ts) ?? now, 'claim');
    }
    return true;
  }

  async function actAsAgent(member: Member): Promise<boolean> {
    const cards = cardsOf(member);
    const own = cards.filter((card) => isHers(card, member));
    for (const card of own) if (await goOn(member, card)) return true;
    if (own.filter(({ words }) => !words.includes('espera a ')).length >= HOLDS || own.length >= HOLDS * 3)
      return false;
    return takeNext(member, cards);
  }

  async function actAsApprover(member: Member): Promise<boolean> {
    const asked = cardsOf(member).filter(
      ({ words }) =>
        words.split('espera a ')[1]?.includes(member.name) === true && !words.includes(`${member.name} la lleva`),
    );
    for (const card of asked.slice(0, 6)) {
      const draft = mirror.thread(card).findLast((seen) => buttonOf(seen, 'approve-and-send') !== undefined);
      if (!draft || !isDue(draft, member)) continue;
      await think(20, 60);
      const now = mirror.get(draft.channel, draft.ts) ?? draft;
      if (!buttonOf(now, 'approve-and-send')) return true;
      const luck = chance.between(0, 100);
      if (luck < 78) await press(member, now, 'approve-and-send');
      else if (luck < 90) await press(member, now, 'approve');
      else if (luck < 95) await write(member, card, now, 'change');
      else {
        await press(member, now, 'return', false);
        const view = await form(member);
        if (view)
          await presses.submit(member.key, view, { values: { reason: reason(chance) }, from: now, what: 'return' });
      }
      return true;
    }
    return false;
  }

  /** Whoever is asked writes what she knows under the card. */
  async function answerQuestions(member: Member): Promise<boolean> {
    for (const card of cardsOf(member)) {
      if (!card.words.includes(`${member.name}`) || !card.words.includes('tiene la palabra')) continue;
      const asked = mirror.thread(card).findLast((seen) => buttonOf(seen, 'write-answer') !== undefined);
      if (!asked || !isDue(asked, member)) continue;
      await think(60, 200);
      await calls.send('POST', '/sandbox/slack/messages', {
        user: member.key,
        channel: card.channel,
        thread: card.ts,
        text: expertWords(refOf(card), chance),
        wait: false,
      });
      return true;
    }
    return false;
  }

  async function act(member: Member): Promise<boolean> {
    if (member.work === 'agent') return actAsAgent(member);
    return (await answerQuestions(member)) || actAsApprover(member);
  }

  async function readWhatOnlySheSees(member: Member, since: string): Promise<string> {
    const told = await calls.get<{ ts: string; text: string }[]>(
      `/sandbox/slack/ephemerals?user=${member.key}&since=${since}`,
    );
    for (const { text } of told) presses.refused(member.key, text);
    return told.at(-1)?.ts ?? since;
  }

  async function work(member: Member): Promise<void> {
    let since = '0';
    while (!isStopped) {
      try {
        since = await readWhatOnlySheSees(member, since);
        if (!(await act(member))) await pause(150);
      } catch (error) {
        // A form or button that went away under her hands, or an acknowledgement that came too late.
        if (!(error instanceof CallRefused)) throw error;
        presses.refuse('call', error.message);
      }
      await think(5, 25);
    }
  }
  const all = team.map((member, index) => pause(index * 70).then(() => work(member)));
  return {
    stop: async () => {
      isStopped = true;
      await Promise.all(all);
    },
  };
}
