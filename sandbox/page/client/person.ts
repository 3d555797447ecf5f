/** A customer, as the composer sends her. */
export interface Person {
  handle: string;
  /** Where people have names and no handles. */
  name?: string;
}

/** Who is meant by what was typed: a handle, or, where people are called by their names, a name; who wrote before keeps hers. */
export function personOf(
  typed: string,
  { called, known }: { called: 'name' | 'handle'; known: readonly { handle: string; name: string }[] },
): Person {
  const words = typed.replace(/^@/, '').trim();
  if (called === 'handle') return { handle: words };
  const same = (one: string): boolean => one.toLowerCase() === words.toLowerCase();
  const before = known.find(({ handle, name }) => same(name) || same(handle));
  return before ?? { handle: handleFor(words), name: words };
}

/** "José Núñez" -> "jose_nunez", as the sample people are called; names in other letters are written by their numbers. */
function handleFor(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  const known = [...name].every((letter) => /[\p{Script=Latin}\p{M}\P{L}]/u.test(letter));
  if (known || name === '') return plain.slice(0, 50);
  return Array.from(name, (letter) => letter.codePointAt(0)?.toString(36) ?? '')
    .join('')
    .slice(0, 50);
}
