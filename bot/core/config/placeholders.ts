import type { Persona } from './config.ts';
import type { ReferenceProblem } from './references.ts';

/** What other tools write where a name goes: {{name}}, {nombre}, ${name}, %s, %name%, [nombre], <name>; and a brace left over. */
const PLACEHOLDER =
  /\$?\{+[^{}\n]{0,60}\}+|%[a-z]{2,30}%|%\([a-z_]{1,30}\)s|%[sd@](?![\p{L}\p{N}])|\[[\p{L}_ ]{2,30}\]|<\/?[\p{L}_ ]{2,30}>|[{}]/giu;
const NAME = '{name}';

/** Texts that go out to customers: what nothing fills in would stand there literally. */
export function placeholderProblems(
  path: ReferenceProblem['path'],
  { greeting, signature, phrases }: Pick<Persona, 'greeting' | 'signature' | 'phrases'>,
): ReferenceProblem[] {
  return [
    ...inTexts([...path, 'greeting'], greeting, (found) =>
      found === NAME
        ? undefined
        : `nothing fills in "${found}", so customers would read it as it stands; only ${NAME} becomes the customer's name`,
    ),
    ...inTexts(
      [...path, 'signature'],
      signature,
      (found) => `nothing fills in "${found}" here, so customers would read it as it stands`,
    ),
    ...(['private', 'holding'] as const).flatMap((phrase) =>
      inTexts(
        [...path, 'phrases', phrase],
        phrases[phrase],
        (found) => `nothing fills in "${found}" here, so customers would read it as it stands`,
      ),
    ),
  ];
}

function inTexts(
  path: ReferenceProblem['path'],
  texts: Readonly<Partial<Record<string, string>>>,
  wrong: (found: string) => string | undefined,
): ReferenceProblem[] {
  return Object.entries(texts).flatMap(([language, text = '']) => {
    const message = (text.match(PLACEHOLDER) ?? []).map(wrong).find((each) => each !== undefined);
    return message === undefined ? [] : [{ path: [...path, language], message, value: text }];
  });
}
