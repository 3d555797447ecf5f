/** One line of a stream; of one that is too long only how long it was is kept. */
export interface InputLine {
  number: number;
  text: string;
  length: number;
}

/** Lines of a stream of bytes, with never more than `most` characters of one in memory. */
export async function* linesOf(input: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder();
  let number = 0;
  let kept: string[] = [];
  let length = 0;
  const keep = (part: string): void => {
    if (length <= most) kept.push(part);
    length += part.length;
  };
  const line = (): InputLine => {
    number += 1;
    const text = length > most ? '' : kept.join('').replace(/\r$/u, '');
    const made = { number, text, length };
    kept = [];
    length = 0;
    return made;
  };
  for await (const bytes of input) {
    const parts = decoder.decode(bytes, { stream: true }).split('\n');
    for (const [index, part] of parts.entries()) {
      keep(part);
      if (index < parts.length - 1) yield line();
    }
  }
  keep(decoder.decode());
  if (length > 0) yield line();
}
