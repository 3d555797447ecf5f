import type { Incident, IncidentNote, SignSeen } from './incident.ts';
import type { Level } from './series.ts';
import type { CrisisSettings } from './settings.ts';

/** Whoever was told so lately knows the matter: what comes back within it is told as "again". */
export const AGAIN_MS = 24 * 3_600_000;
/** The all-clear never waits longer: in the morning somebody wants to hear that it goes on. */
const LONGEST_QUIET_MS = 8 * 3_600_000;
/** What is weighty is told again sooner, however often it came. */
const LONGEST_COOL_MS: Readonly<Record<Level, number>> = { 1: AGAIN_MS, 2: 8 * 3_600_000, 3: 3_600_000 };
/** Each of these is a person for herself, not one more of the same. */
const PERSONAL: ReadonlySet<string> = new Set(['self-harm', 'threat']);

type Sign = Pick<SignSeen, 'kind' | 'what' | 'ticketId'>;

/** What makes two messages one matter: the words, or of whom many read, her conversation. */
export const matterOf = ({ kind, what, ticketId }: Sign): string =>
  kind === 'red' ? `red ${what}` : `${kind} ${ticketId}`;

export const isPersonal = ({ kind, what }: Sign): boolean => kind === 'red' && PERSONAL.has(what);

/** All that an incident told of, although only its newest messages are kept. */
export function mattersOf({ signs, notes }: Incident): string[] {
  return [...signs.map(matterOf), ...notes.flatMap((note) => (note.what === 'more' ? [note.matter] : []))];
}

const isAgain = (note: IncidentNote): boolean => note.what === 'again' || (note.what === 'rose' && note.again === true);

/** How often it was told anew. */
const timesTold = ({ notes }: Incident): number => notes.filter(isAgain).length;

/** How often it came back after an all-clear. */
export const timesBack = ({ notes }: Pick<Incident, 'notes'>): number =>
  notes.filter(({ what }) => what === 'again').length;

/** When it came back last; what came before was told of then. */
export const lastBack = ({ notes }: Pick<Incident, 'notes'>): number =>
  Date.parse(notes.findLast(({ what }) => what === 'again')?.at ?? '') || 0;

/** Without anything odd for so long it is over: each time that it comes back twice as long. */
export function quietMs(incident: Pick<Incident, 'notes'>, { quiet }: Pick<CrisisSettings, 'quiet'>): number {
  const usual = quiet * 60_000;
  return Math.max(usual, Math.min(usual * 2 ** timesBack(incident), LONGEST_QUIET_MS));
}

/** The highest level that it ever had. */
export function topLevel({ level, notes }: Pick<Incident, 'level' | 'notes'>): Level {
  return notes.reduce<Level>((top, note) => {
    const then = note.what === 'rose' ? note.level : note.what === 'again' ? note.top : 1;
    return then > top ? then : top;
  }, level);
}

/** Whether managers heard of this level so lately that hearing it again says nothing. */
export function isCooling(
  incident: Incident,
  { level, at, coolDown }: { level: Level; at: number; coolDown: number },
): boolean {
  const told = incident.notes.findLast((note) => note.what === 'rose' && note.level >= level);
  if (told === undefined) return false;
  const usual = coolDown * 60_000;
  const cool = Math.max(usual, Math.min(usual * 2 ** timesTold(incident), LONGEST_COOL_MS[level]));
  return at - Date.parse(told.at) < cool;
}
