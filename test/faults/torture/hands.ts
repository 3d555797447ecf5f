import { setTimeout as pause } from 'node:timers/promises';
import { wordsOf, type ChatMessage, type View } from '../../support/chat.ts';
import type { Recado } from '../../support/recado.ts';
import type { Post as Answered } from '../../support/social.ts';
import { createCalls, isExpected } from './calls.ts';
import type { Chance } from '../../../sandbox/day/chance.ts';
import { patience } from '../../support/patience.ts';
import type { Aim } from './aim.ts';
import type { Post } from './customers.ts';
import { present } from '#core/present.ts';

export interface Hands {
  /** From now on only what brings a message to its end. */
  hurry(): void;
  stop(): Promise<void>;
  presses(): Record<string, number>;
}

const PEOPLE: Readonly<Record<string, string>> = {
  lucia: 'Lucía Vega',
  joao: 'João Pinto',
  teresa: 'Teresa Gil',
  ivan: 'Iván Soto',
  carmen: 'Carmen Ruiz',
};
const APPROVERS = ['ivan', 'carmen'];
/** Is asked, and is in none of the channels where cards of her area stand. */
const EXPERT = 'teresa';
const CHANNELS = ['facturacion', 'envios', 'general'];
/** What leads to an answer, and what people also do. */
const ONWARD = [
  'claim',
  'reply',
  'edit',
  'submit',
  'approve',
  'approve-and-send',
  'send',
  'look-again',
  'send-again',
  'mark-sent',
  'write-answer',
];
const ASIDE = ['return', 'change', 'release', 'take-over', 'stop', 'close', 'reopen'];

/** Nobody waits longer for a form to open. */
const FORM_MS = patience(1_000);
/** In a direct conversation. */
const DIRECT = ['approve', 'approve-and-send', 'write-answer'];
/** Asks nothing more. */
const AT_ONCE = new Set([
  'claim',
  'release',
  'close',
  'reopen',
  'approve',
  'submit',
  'stop',
  'look-again',
  'send-again',
]);

interface Button {
  action: string;
  value: string;
  ts: string;
}

/** Each person works by herself: looks at a channel, takes a card, presses what is there and fills in what opens. */
export function startHands({
  recado,
  aim,
  chance,
  posts,
}: {
  recado: Recado;
  /** What people do most: whatever brings messages of this kind. */
  aim: Aim | undefined;
  chance: Chance;
  posts: readonly Post[];
}): Hands {
  const calls = createCalls(`http://127.0.0.1:${recado.sandboxPort}`);
  const pressed: Record<string, number> = {};
  const state = { hurried: false, stopped: false };
  let number = 0;

  function valuesFor(view: View): Record<string, string> {
    const names = new Set(view.blocks.flatMap(({ block_id }) => block_id ?? []));
    number += 1;
    return present({
      text: names.has('text') ? `Hola: lo miramos ahora mismo, nota ${number}n${process.pid}` : undefined,
      next: names.has('next') ? (!state.hurried && chance.percent(15) ? 'keep' : 'ask') : undefined,
      reason: names.has('reason') ? 'un motivo' : undefined,
      ...(names.has('question') && { to: 'person', person: EXPERT, question: `¿Qué pasó? ${number}` }),
    });
  }

  async function fillIn(user: string): Promise<void> {
    for (const end = Date.now() + FORM_MS; ;) {
      const isLast = Date.now() > end;
      const view = await calls.view(user);
      if (view && 'submit' in view && view.submit !== null && view.submit !== undefined) {
        await calls.submit(user, view.id, valuesFor(view));
        const left = await calls.view(user);
        if (left) await calls.close(user, left.id);
        return;
      }
      if (isLast) {
        if (view) await calls.close(user, view.id);
        return;
      }
      await pause(120);
    }
  }

  /** Whoever says that an answer is out, or is not, has looked. */
  async function isHonest(action: string, card: ChatMessage, shown: readonly ChatMessage[]): Promise<boolean> {
    if (action !== 'mark-sent' && action !== 'send-again') return true;
    const post = posts.find(({ word }) => JSON.stringify(card).includes(word));
    if (!post) return false;
    const { replies } = await calls.read<Answered>(`/sandbox/x/posts/${post.id}`);
    // Of the version that the button belongs to: an earlier one may be out too.
    const note = shown.flatMap(({ blocks }) => /nota \d+n\d+/.exec(wordsOf(blocks))?.[0] ?? []).at(-1);
    if (note === undefined) return false;
    const isOut = replies.some(({ author, text }) => author.handle === 'alba' && text.includes(note));
    return isOut === (action === 'mark-sent');
  }

  /** What makes sense for her: her own tickets, what she approves, what nobody has. */
  function sensible(user: string, card: ChatMessage, buttons: Button[]): Button[] {
    const isHers = wordsOf(card.blocks).includes(`${PEOPLE[user]} la lleva`);
    const isAnswered = /Respondido (y aprobado )?por/.test(wordsOf(card.blocks));
    const isWaiting = wordsOf(card.blocks).includes('espera a ');
    return buttons.filter(({ action }) => {
      if (isAnswered && action === 'reply') return false;
      // In a hurry nobody writes anew what only waits for a yes, or no version would ever get one.
      if (state.hurried && isWaiting && action === 'edit') return false;
      if (action === 'claim' || action === 'reopen') return true;
      if (['approve', 'approve-and-send', 'change', 'return'].includes(action))
        return APPROVERS.includes(user) && !isHers;
      return isHers;
    });
  }

  function choose(buttons: Button[]): Button | undefined {
    const onward = buttons.filter(
      ({ action }) =>
        ONWARD.includes(action) &&
        (action !== 'edit' || !buttons.some((other) => ['send', 'approve', 'submit'].includes(other.action))),
    );
    const aside = state.hurried ? [] : buttons.filter(({ action }) => ASIDE.includes(action));
    const asking = state.hurried ? undefined : buttons.find(({ action }) => action === 'delegate');
    if (asking && chance.percent(aim?.kind === 'delegation' ? 50 : 5)) return asking;
    return aside.length > 0 && chance.percent(onward.length > 0 ? 12 : 8) ? chance.one(aside) : chance.one(onward);
  }

  /** What she is asked in her direct conversation with the bot. */
  async function answerDirectly(user: string): Promise<boolean> {
    const [channel] = await calls.directs(user);
    if (channel === undefined) return false;
    const asked = (await calls.messages(channel)).flatMap(buttonsOf);
    const button = chance.one(asked.filter(({ action }) => DIRECT.includes(action)));
    if (!button) return false;
    await pressAndFillIn(user, channel, button);
    return true;
  }

  async function pressAndFillIn(user: string, channel: string, button: Button): Promise<void> {
    pressed[button.action] = (pressed[button.action] ?? 0) + 1;
    await calls.press({ user, channel, ts: button.ts, actionId: button.action, value: button.value });
    if (!AT_ONCE.has(button.action)) await fillIn(user);
  }

  async function actOnce(user: string): Promise<void> {
    if (chance.percent(40) && (await answerDirectly(user))) return;
    const channel = chance.one(CHANNELS) ?? 'general';
    const cards = (await calls.messages(channel)).filter(
      (message) =>
        message.metadata?.event_type === 'recado_card' &&
        (message.thread_ts === undefined || message.thread_ts === message.ts),
    );
    // Now and then somebody presses whatever is there.
    const isRash = chance.percent(state.hurried ? 0 : 12);
    const useful = (card: ChatMessage): Button[] => (isRash ? buttonsOf(card) : sensible(user, card, buttonsOf(card)));
    const isAsked = (card: ChatMessage): boolean =>
      APPROVERS.includes(user) && wordsOf(card.blocks).includes('espera a ');
    const open = cards.filter(
      (card) => isAsked(card) || useful(card).some(({ action }) => ONWARD.includes(action)) || chance.percent(1),
    );
    const card = chance.percent(50) ? open.at(-1) : chance.one(open);
    if (!card) return;
    const thread = await calls.thread(channel, card.ts);
    const shown = thread.flatMap(buttonsOf);
    const button = choose(isRash ? shown : sensible(user, card, shown));
    if (!button) return;
    const holder = thread.filter(({ ts }) => ts === button.ts && ts !== card.ts);
    if (!(await isHonest(button.action, card, holder.length > 0 ? holder : thread))) return;
    await pressAndFillIn(user, channel, button);
  }

  async function work(user: string): Promise<void> {
    while (!state.stopped) {
      try {
        await actOnce(user);
      } catch (error) {
        if (!isExpected(error)) throw error;
      }
      await pause(chance.between(20, state.hurried ? 60 : 300));
    }
  }
  const all = Object.keys(PEOPLE).map(work);
  return {
    hurry: () => {
      state.hurried = true;
    },
    stop: async () => {
      state.stopped = true;
      await Promise.all(all);
    },
    presses: () => pressed,
  };
}

export function buttonsOf({ ts, blocks = [] }: ChatMessage): Button[] {
  return blocks
    .flatMap(({ elements = [] }) => elements)
    .flatMap(({ type, action_id = '', value = '' }) => (type === 'button' ? [{ action: action_id, value, ts }] : []));
}
