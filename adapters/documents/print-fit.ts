import { crc32, createDeflateRaw, createInflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * A workbook written as a stream says nothing of paper: its sheets are given a page that is one wide here, a piece at a time, because
 * a large one has a hundred megabytes. All other parts are taken over as they are (PKWARE's APPNOTE, 4.3: headers and directory).
 */
export async function fitToOnePageWide(workbook: Buffer): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const entries = entriesOf(workbook);
  for (const entry of entries) {
    const { name, method, data, crc, size } = /^xl\/worksheets\/sheet\d+\.xml$/.test(entry.name)
      ? await fitted(entry)
      : entry;
    const sizes = (head: Buffer, from: number): void => {
      head.writeUInt16LE(UTF8, from);
      head.writeUInt16LE(method, from + 2);
      head.writeUInt16LE(FIRST_DAY, from + 6);
      head.writeUInt32LE(crc, from + 8);
      head.writeUInt32LE(data.length, from + 12);
      head.writeUInt32LE(size, from + 16);
      head.writeUInt16LE(Buffer.byteLength(name), from + 20);
    };
    const local = Buffer.alloc(LOCAL);
    local.writeUInt32LE(0x04_03_4b_50, 0);
    local.writeUInt16LE(20, 4);
    sizes(local, 6);
    const central = Buffer.alloc(CENTRAL);
    central.writeUInt32LE(0x02_01_4b_50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    sizes(central, 8);
    central.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    at += LOCAL + Buffer.byteLength(name) + data.length;
  }
  const end = Buffer.alloc(END);
  end.writeUInt32LE(END_SIGN, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

const LOCAL = 30;
const CENTRAL = 46;
const END = 22;
const END_SIGN = 0x06_05_4b_50;
const UTF8 = 0x0800;
/** 1 January 1980: a file of the same rows has the same bytes. */
const FIRST_DAY = 0x21;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  name: string;
  method: number;
  crc: number;
  /** Before it was made smaller. */
  size: number;
  data: Buffer;
}

function entriesOf(zip: Buffer): Entry[] {
  const end = zip.length - END;
  if (end < 0 || zip.readUInt32LE(end) !== END_SIGN) throw new Error('the workbook has no directory where it ends');
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const nameLength = zip.readUInt16LE(at + 28);
    const from = zip.readUInt32LE(at + 42);
    const begin = from + LOCAL + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
    const entry = {
      name: zip.toString('utf8', at + CENTRAL, at + CENTRAL + nameLength),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      size: zip.readUInt32LE(at + 24),
      data: zip.subarray(begin, begin + zip.readUInt32LE(at + 20)),
    };
    at += CENTRAL + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return entry;
  });
}

const PROPERTIES = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const PAPER = '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>';
const OPENING = /<worksheet\b[^>]*>/;
const CLOSING = '</worksheet>';

async function fitted({ name, method, data }: Entry): Promise<Entry> {
  if (method !== STORED && method !== DEFLATED) throw new Error(`the workbook is packed in an unknown way: ${method}`);
  const made: Buffer[] = [];
  let [crc, size, isOpen] = [0, 0, false];
  async function* paged(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    // The end may come in two pieces: as much as it is long is kept back.
    let kept = Buffer.alloc(0);
    for await (const piece of source) {
      let now = Buffer.concat([kept, piece]);
      if (!isOpen) {
        const opening = OPENING.exec(now.toString('latin1'));
        if (opening) {
          const after = opening.index + opening[0].length;
          now = Buffer.concat([now.subarray(0, after), Buffer.from(PROPERTIES), now.subarray(after)]);
          isOpen = true;
        }
      }
      const ready = isOpen ? Math.max(0, now.length - CLOSING.length) : 0;
      kept = Buffer.from(now.subarray(ready));
      yield counted(now.subarray(0, ready));
    }
    if (!isOpen || kept.toString('latin1') !== CLOSING)
      throw new Error(`${name} does not begin or end as a sheet does`);
    yield counted(Buffer.from(PAPER + CLOSING));
  }
  function counted(piece: Buffer): Buffer {
    crc = crc32(piece, crc);
    size += piece.length;
    return piece;
  }
  const sink = async (packed: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of packed) made.push(piece);
  };
  const whole = Readable.from([data]);
  if (method === STORED) await pipeline(whole, paged, createDeflateRaw(), sink);
  else await pipeline(whole, createInflateRaw(), paged, createDeflateRaw(), sink);
  return { name, method: DEFLATED, crc, size, data: Buffer.concat(made) };
}
