/** What somebody typed, without white space at the end of its lines: the space behind the greeting stays in the box where she went on below it. */
export function withoutEndings(typed: string): string {
  return typed
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
