/** One line of a stream; of one that is too long only how long it was is kept. */
export interface InputLine {
  number: number;
  text: string;
  length: number;
}

/** Windows writes what a console puts into a file in two bytes a letter, and says so with the first two. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Lines of a stream of bytes, with never more than `most` characters of one in memory. */
export async function* linesOf(input: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<InputLine> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
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
    decoder ??= new TextDecoder(encodingOf(bytes));
    const parts = decoder.decode(bytes, { stream: true }).split('\n');
    for (const [index, part] of parts.entries()) {
      keep(part);
      if (index < parts.length - 1) yield line();
    }
  }
  keep(decoder?.decode() ?? '');
  if (length > 0) yield line();
}
