import { StartError } from '#core/start-error.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Every one of them is of visible ASCII, without quotation marks: it travels in the header of a call. */
const ALLOWED = /^[!#-&(-~]*$/;
const AROUND = /^(["'`“”‘’«»]).*["'`“”‘’«»]$/su;

/**
 * What was copied from the pages of a chat or a network, as it can be used: blanks and line breaks around it came along by the way
 * (a file of a secret ends in one) and are taken away.
 * @param names of the variables, without what is added for one account
 * @throws StartError naming the variable and what stands in it that no token has, never its value
 */
export function readCredentials(env: Env, names: readonly string[]): Env {
  const cleaned: Record<string, string | undefined> = { ...env };
  for (const [name, given] of Object.entries(env)) {
    if (given === undefined || !names.some((each) => name === each || name.startsWith(`${each}_`))) continue;
    const value = given.trim();
    if (!ALLOWED.test(value)) throw new StartError(`${name} ${whatIsWrong(value)}`);
    cleaned[name] = value;
  }
  return cleaned;
}

function whatIsWrong(value: string): string {
  if (AROUND.test(value))
    return "stands in quotation marks, which count as part of it here (docker's --env-file keeps them). Take them away.";
  const at = [...value].findIndex((sign) => !ALLOWED.test(sign));
  const sign = [...value][at] ?? '';
  return `has ${nameOf(sign)} in it (character ${at + 1} of ${[...value].length}), which no token has. Copy it again, whole and on one line.`;
}

function nameOf(sign: string): string {
  if (sign === '\n' || sign === '\r') return 'a line break';
  if (/\s/u.test(sign)) return 'a blank';
  if (/["'`“”‘’«»]/u.test(sign)) return 'a quotation mark';
  return /[\p{C}]/u.test(sign) ? 'a sign that cannot be seen' : 'a letter or sign beyond ASCII';
}
