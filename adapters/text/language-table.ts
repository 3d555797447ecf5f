import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

type Detector = (typeof import('eld/extrasmall'))['eld'];

/** How often each language, by its number, has some letters; undefined where none has. */
type Ngrams = Readonly<Record<string, Record<number, number> | undefined>>;

interface Engine {
  createEld(): {
    instance: Detector;
    loadData(data: { type: string; languages: Record<number, string>; ngrams: Ngrams }): string;
  };
}

const HEAD = /ngramsData = \{type:'([^']+)',languages:\{([^}]*)\},isSubset:false,ngrams:\{/;
const LANGUAGE = /(\d+):'(\w+)'/g;
const ENTRY = /(?:'((?:[^'\\]|\\.)*)'|([^\s'":{},]+)):\{([\d:,]+)\}[,}]/y;
/** Letters of one entry at most, a byte each: as many as a number holds exactly. */
const LONGEST = 6;

/**
 * The detector of `eld` with its smallest tables in a few arrays of numbers. As the module that the package has them in they are fifty thousand
 * small objects, which take 85 MB for as long as the process runs.
 */
export function createLeanDetector(): Detector {
  // Neither file is an entry of the package: a test holds what comes of them against the package itself.
  const source = path.resolve(path.dirname(fileURLToPath(import.meta.resolve('eld/extrasmall'))), '..');
  const engine: Engine = createRequire(import.meta.url)(path.join(source, 'languageDetector.js'));
  const { instance, loadData } = engine.createEld();
  loadData(readTable(readFileSync(path.join(source, 'ngrams', 'extrasmall.js'), 'utf8')));
  return instance;
}

function readTable(file: string): Parameters<ReturnType<Engine['createEld']>['loadData']>[0] {
  const head = HEAD.exec(file);
  if (!head) throw unreadable('its beginning');
  const [whole, type = '', names = ''] = head;
  const languages = Object.fromEntries([...names.matchAll(LANGUAGE)].map(([, id, name = '']) => [Number(id), name]));
  return { type, languages, ngrams: readNgrams(file, head.index + whole.length) };
}

function readNgrams(file: string, from: number): Ngrams {
  const entries: { key: number; first: number; count: number }[] = [];
  const ids: number[] = [];
  const scores: number[] = [];
  const entry = new RegExp(ENTRY);
  entry.lastIndex = from;
  let end = from;
  for (let found = entry.exec(file); found; found = entry.exec(file)) {
    const [, quoted, bare, pairs = ''] = found;
    const first = ids.length;
    for (const pair of pairs.split(',')) {
      const [id, score] = pair.split(':').map(Number);
      if (id === undefined || score === undefined || !(id < 256) || !(score < 256)) throw unreadable(pair);
      ids.push(id);
      scores.push(score);
    }
    const key = keyOf(quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
    if (key === undefined) throw unreadable(found[0]);
    entries.push({ key, first, count: ids.length - first });
    end = entry.lastIndex;
  }
  if (entries.length === 0 || file[end - 1] !== '}') throw unreadable(`place ${end}`);
  return lookUp(entries, Uint8Array.from(ids), Uint8Array.from(scores));
}

/** Its letters as one number; undefined where no entry can be of them. */
function keyOf(letters: string): number | undefined {
  if (letters.length === 0 || letters.length > LONGEST) return undefined;
  let key = 0;
  for (let i = 0; i < letters.length; i += 1) {
    const code = letters.charCodeAt(i);
    if (code === 0 || code > 255) return undefined;
    key = key * 256 + code;
  }
  return key;
}

/** Twice as many places as entries; an entry stands at the first free one from where its key points to. */
function lookUp(
  entries: readonly { key: number; first: number; count: number }[],
  ids: Uint8Array,
  scores: Uint8Array,
): Ngrams {
  const bits = Math.ceil(Math.log2(entries.length)) + 1;
  const keys = new Float64Array(2 ** bits);
  const firsts = new Uint32Array(2 ** bits);
  const counts = new Uint8Array(2 ** bits);
  const last = 2 ** bits - 1;
  const slotOf = (key: number): number => {
    let at =
      Math.imul((key % 2 ** 32) ^ Math.imul(Math.floor(key / 2 ** 32), 0x85eb_ca6b), 0x9e37_79b1) >>> (32 - bits);
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & last;
    return at;
  };
  for (const { key, first, count } of entries) {
    const at = slotOf(key);
    keys[at] = key;
    firsts[at] = first;
    counts[at] = count;
  }
  const get = (_: object, letters: string | symbol): Record<number, number> | undefined => {
    const key = typeof letters === 'string' ? keyOf(letters) : undefined;
    const at = key === undefined ? undefined : slotOf(key);
    if (at === undefined || keys[at] === 0) return undefined;
    const found: Record<number, number> = {};
    const first = firsts[at] ?? 0;
    for (let i = first; i < first + (counts[at] ?? 0); i += 1) found[ids[i] ?? 0] = scores[i] ?? 0;
    return found;
  };
  return new Proxy<Ngrams>({}, { get });
}

function unreadable(what: string): Error {
  return new Error(`The tables of languages of this version of eld are written in another way (${what}).`);
}
