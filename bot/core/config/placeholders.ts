import type { Persona } from './config.ts';
import type { ReferenceProblem } from './reference-problem.ts';

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

/** Of what a rule says to customers: only these are filled in. */
export function fillProblems(
  path: ReferenceProblem['path'],
  texts: Readonly<Partial<Record<string, string>>>,
  fillable: readonly string[],
): ReferenceProblem[] {
  return inTexts(path, texts, (found) =>
    fillable.includes(found)
      ? undefined
      : `nothing fills in "${found}" here, so customers would read it as it stands; it can be ${fillable.join(', ')}`,
  );
}

/** Whoever writes outside hours is told when there will be somebody. */
export function acknowledgeProblems(
  path: ReferenceProblem['path'],
  texts: Readonly<Partial<Record<string, string>>>,
): ReferenceProblem[] {
  return [
    ...fillProblems(path, texts, ['{name}', '{number}', '{opens}']),
    ...Object.entries(texts).flatMap(([language, text = '']) =>
      text.includes('{opens}')
        ? []
        : [
            {
              path: [...path, language],
              message: 'it does not say when there is service again; write {opens} where it belongs',
            },
          ],
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
