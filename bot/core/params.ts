import type { TextKey, TextParams, Translate } from './texts/index.ts';

/**
 * The rules know ids, instants and keys, not names, time zones and languages. In the `params` of a verdict, of an error and of
 * a thread event these names therefore carry raw values, which whoever shows the sentence turns into words with `sayParams`.
 */
const PEOPLE = new Set(['owner', 'by', 'approvers']);
const TIMES = new Set(['since', 'at', 'until']);
const KEYS = new Set(['state']);

export interface Speaker {
  /** Name (or mention) of a person id; "rule:none" never gets here. */
  person(id: string): string;
  /** In the reader's zone. */
  time(at: Date): string;
  t: Translate;
}

/** Values ready for `t`: person ids (several joined by ", ") become names, ISO instants become times, text keys become words. */
export function sayParams(params: TextParams, speaker: Speaker): TextParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? say(name, value, speaker) : value]));
}

function say(name: string, value: string, speaker: Speaker): string {
  if (PEOPLE.has(name)) return value.split(', ').filter((id) => id !== '').map((id) => (id === 'rule:none' ? speaker.t('say.no-approval-asked') : speaker.person(id))).join(', ') || speaker.t('say.nobody');
  if (TIMES.has(name)) {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? value : speaker.time(at);
  }
  return KEYS.has(name) && isStateKey(value) ? speaker.t(value) : value;
}

function isStateKey(value: string): value is Extract<TextKey, `state.${string}`> {
  return value.startsWith('state.');
}
