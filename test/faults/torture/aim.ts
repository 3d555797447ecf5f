import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../../sandbox/day/chance.ts';
import { patience } from '../../support/patience.ts';
import type { Fate, Proxy } from '../rig.ts';

/** Kinds of our messages that the storm can be aimed at: those that once had tables of their own. */
export const KINDS = ['card', 'thread', 'approval', 'delegation', 'alert', 'queue'] as const;
export type Kind = (typeof KINDS)[number];

const HOWS = [
  'killed before it was posted',
  'killed after it was posted',
  'answer lost',
  'cut',
  'told to wait',
  'killed while it was drawn again',
  'answer of a redraw lost',
] as const;
type How = (typeof HOWS)[number];

interface Strike {
  /** Of the message that was struck. */
  opId: string;
  how: How;
}

export interface Aim {
  readonly kind: Kind;
  /** From now on calls through it are struck; `kill` ends the bot behind it, and gives false where none runs. */
  watch(front: Proxy, kill: () => Promise<boolean>): void;
  /** Resolves when a bot was killed by it, or after so many milliseconds. */
  hit(withinMs: number): Promise<void>;
  /** A bot was started again: it is left alone for a while. */
  cameBack(): void;
  stop(): void;
  /** How many bots it killed. */
  kills(): number;
  strikes(): readonly Strike[];
}

/** Bots are given time to come back and to do something. */
const APART_MS = patience(1_500);

/** Strikes calls that post or redraw messages of one kind: the bot is killed in the middle of it, or the call goes wrong. */
export function createAim({
  kind,
  chance,
  managers,
}: {
  kind: Kind;
  chance: Chance;
  /** Id of the channel of alerts, once it is known. */
  managers(): string;
}): Aim {
  const strikes: Strike[] = [];
  /** Operation by the channel and ts of the message. */
  const posted = new Map<string, string>();
  const state = { stopped: false, kills: 0, last: 0, hit: Promise.withResolvers<void>() };

  function struck(opId: string, how: How): void {
    strikes.push({ opId, how });
    state.last = Date.now();
  }

  /** A bot that is just starting cannot be killed yet: then the call only goes wrong. */
  function killed(opId: string, how: How, at: 'before' | 'after', kill: () => Promise<boolean>): Fate {
    return {
      at,
      async meanwhile() {
        if (!(await kill())) return struck(opId, at === 'before' ? 'cut' : 'answer lost');
        struck(opId, how);
        state.kills += 1;
        state.hit.resolve();
        state.hit = Promise.withResolvers();
      },
    };
  }

  function fateOfPost(opId: string, kill: () => Promise<boolean>): Fate {
    const what = chance.next();
    if (what < 0.15) return killed(opId, 'killed before it was posted', 'before', kill);
    if (what < 0.55) return killed(opId, 'killed after it was posted', 'after', kill);
    if (what < 0.7) return (struck(opId, 'answer lost'), 'lose-answer');
    if (what < 0.8) return (struck(opId, 'cut'), 'cut');
    if (what < 0.85) return (struck(opId, 'told to wait'), { limited: 2 });
    return 'pass';
  }

  function fateOfRedraw(opId: string, kill: () => Promise<boolean>): Fate {
    const what = chance.next();
    if (what < 0.06) return killed(opId, 'killed while it was drawn again', 'after', kill);
    if (what < 0.12) return (struck(opId, 'answer of a redraw lost'), 'lose-answer');
    return 'pass';
  }

  return {
    kind,
    watch(front, kill) {
      front.fate = (method, channel = '', body) => {
        if (state.stopped || Date.now() - state.last < APART_MS) return 'pass';
        if (method === 'chat.postMessage') {
          const opId = operationIn(body);
          return opId !== undefined && kindOf(channel, body, managers()) === kind ? fateOfPost(opId, kill) : 'pass';
        }
        const opId = method === 'chat.update' ? posted.get(`${channel} ${fieldOf(body, 'ts')}`) : undefined;
        return opId === undefined ? 'pass' : fateOfRedraw(opId, kill);
      };
      front.answered = (method, body, answer) => {
        const opId = method === 'chat.postMessage' ? operationIn(body) : undefined;
        const { channel, ts } = opId === undefined ? {} : read(answer);
        if (opId !== undefined && ts !== undefined && kindOf(channel ?? '', body, managers()) === kind)
          posted.set(`${channel} ${ts}`, opId);
      };
    },
    hit: (withinMs) => Promise.race([state.hit.promise, pause(withinMs)]),
    cameBack: () => {
      state.last = Date.now();
    },
    stop: () => {
      state.stopped = true;
    },
    kills: () => state.kills,
    strikes: () => strikes,
  };
}

/** What was struck, by how: one line; and what was struck of another kind than was aimed at, as the database knows it. */
export function toldStrikes(
  { kind, strikes }: Aim,
  kinds: ReadonlyMap<string, string>,
): { total: string; problems: string[] } {
  const hit = strikes().filter(({ opId }) => kinds.get(opId) === kind);
  const others = strikes().filter(({ opId }) => kinds.has(opId) && kinds.get(opId) !== kind);
  const counts = HOWS.map((how) => `${hit.filter((strike) => strike.how === how).length} ${how}`);
  const gone = strikes().length - hit.length - others.length;
  return {
    total: `aimed at ${kind}, of which ${[...kinds.values()].filter((each) => each === kind).length} were posted: ${counts.join(', ')}${gone > 0 ? `; ${gone} of messages that were posted anew since` : ''}`,
    problems: [
      ...others.map(({ opId }) => `the storm struck ${opId}, which is no ${kind} but a ${kinds.get(opId)}`),
      ...(hit.length === 0 ? [`the storm never struck a ${kind}`] : []),
    ],
  };
}

/** By where it goes and which buttons it has; what a message is for is not told to the chat. */
function kindOf(channel: string, body: string, managers: string): Kind | undefined {
  const blocks = fieldOf(body, 'blocks');
  if (fieldOf(body, 'thread_ts') !== '') return 'thread';
  if (channel.startsWith('D')) return blocks.includes('"write-answer"') ? 'delegation' : 'approval';
  if (channel === managers) return 'alert';
  return blocks.includes('"more"') ? 'card' : 'queue';
}

function operationIn(body: string): string | undefined {
  return /"op_id":"([^"]+)"/.exec(fieldOf(body, 'metadata'))?.[1];
}

/** Of a body as a form or as JSON; empty where it has none. */
function fieldOf(body: string, name: string): string {
  if (!body.startsWith('{')) return new URLSearchParams(body).get(name) ?? '';
  const value: unknown = (JSON.parse(body) as Record<string, unknown>)[name];
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

function read(answer: string): { channel?: string; ts?: string } {
  return JSON.parse(answer) as { channel?: string; ts?: string };
}
