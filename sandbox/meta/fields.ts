import { invalid } from './problem.ts';

/** One field that a call asks for: "comments.limit(0).summary(true)", "parent{id}". */
export interface Field {
  name: string;
  modifiers: Readonly<Record<string, string>>;
  fields: Field[] | undefined;
}

const NAME = /[a-z_]+/y;

/** Graph's own way to write what is wanted. @throws Problem 100 */
export function readFields(text: string): Field[] {
  let at = 0;
  const fail = (): never => {
    throw invalid(
      `Syntax error "Expected end of string instead of '${text.slice(at, at + 1)}'." at character ${at}: ${text}`,
    );
  };
  function name(): string {
    NAME.lastIndex = at;
    const found = NAME.exec(text)?.[0] ?? fail();
    at += found.length;
    return found;
  }
  function list(): Field[] {
    const found: Field[] = [];
    do {
      if (found.length > 0) at += 1;
      found.push(one());
    } while (text[at] === ',');
    return found;
  }
  function one(): Field {
    const own = name();
    const modifiers: Record<string, string> = {};
    while (text[at] === '.') {
      at += 1;
      const modifier = name();
      const end = text[at] === '(' ? text.indexOf(')', at) : -1;
      if (end < 0) fail();
      modifiers[modifier] = text.slice(at + 1, end);
      at = end + 1;
    }
    if (text[at] !== '{') return { name: own, modifiers, fields: undefined };
    at += 1;
    const fields = list();
    if (text[at] !== '}') fail();
    at += 1;
    return { name: own, modifiers, fields };
  }
  const found = list();
  return at === text.length ? found : fail();
}
