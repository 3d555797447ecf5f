import type { Persona } from '../config/config.ts';
import { fold } from '../routing/words.ts';

/** As far as a greeting with a name goes. */
const LONGEST = 80;

/** What stands between greeting and signature: names and set words tell nothing of an answer's language. */
export function bodyOf(text: string, { greeting, signature }: Pick<Persona, 'greeting' | 'signature'>): string {
  const whole = text.trim();
  const open = Object.values(greeting).some((each) => {
    const first = fold((each ?? '').split('{name}')[0] ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
    const said = fold(whole.slice(0, LONGEST)).match(/[\p{L}\p{N}]+/gu) ?? [];
    return first.length > 0 && first.every((word, at) => said[at] === word);
  });
  const end = open ? (/^[^:,!.\n]{1,80}(?:,[^:,!.\n]{1,40})?[:,!.\n]+/u.exec(whole)?.[0].length ?? 0) : 0;
  const body = whole.slice(end).trim();
  const sign = Object.values(signature).find((each) => each !== undefined && each !== '' && body.endsWith(each));
  return (sign === undefined ? body : body.slice(0, -sign.length)).trim();
}
