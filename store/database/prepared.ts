import { messages, protocol, type PGlite } from '@electric-sql/pglite';
import { withoutArraysOfOne } from './arrays-of-one.ts';
import type { Before, Statement, StatementBefore } from './worker-protocol.ts';

interface Column {
  name: string;
  type: number;
  parse: ((text: string, type: number) => unknown) | undefined;
}

/** What PGlite does with a text each time, done once: its parameters are known and its columns have their parsers. */
interface Prepared {
  /** Empty for one that is not kept. */
  name: string;
  params: readonly number[];
  columns: readonly Column[];
  uses: number;
}

export interface Ran {
  rows: unknown[];
  affected: number | undefined;
  /** Rows of each statement before it that is heard. */
  before?: unknown[][];
}

/** Statements that run again and again, kept in the session. */
export interface Statements {
  /** A statement and what is done before it; without parameters it may be several in one text. The answer is that of the last one. */
  run(statement: Statement, before?: Before): Promise<Ran>;
}

/** Kept at once; the one that was not used for longest goes. */
const MOST = 120;
/** A plan is made for tables as large as they were then; nothing but this makes a new one while they grow. */
const USES = 100;
/** Those that nobody names, too: how a foreign key is looked up. */
const PLAN_MS = 10_000;
const FORGET_PLANS = 'discard plans';
/** Texts remembered to see whether they come twice. */
const SEEN_MOST = 2_000;
/** What changes the meaning of statements that are kept. */
const CHANGES = /\b(?:create|alter|drop)\b/i;

const { serialize } = protocol;
const SYNC = serialize.sync();
const EXECUTE = serialize.execute({});

/**
 * PGlite goes into its WebAssembly six times for each statement with parameters and has it parsed and planned anew each time.
 * Here a text that comes again is bound, executed and ended in one go. The caller runs one statement after another.
 */
export function keepStatements(pg: PGlite, planMs = PLAN_MS): Statements {
  const kept = new Map<string, Prepared>();
  const seen = new Set<string>();
  let lastName = 0;
  let stale: Uint8Array[] = [];
  let plannedAt = performance.now();

  /** Before a transaction only: inside one that failed nothing but its end is heard. */
  function begin(text: string | undefined): Uint8Array[] {
    if (text === undefined) return [];
    if (performance.now() - plannedAt < planMs) return [serialize.query(text)];
    plannedAt = performance.now();
    return [serialize.query(FORGET_PLANS), serialize.query(text)];
  }

  async function ask(parts: readonly Uint8Array[]): Promise<messages.BackendMessage[]> {
    return await pg.execProtocolStream(Buffer.concat(parts), { syncToFs: false });
  }

  function isAgain(text: string): boolean {
    if (seen.has(text)) return true;
    if (seen.size >= SEEN_MOST) seen.clear();
    seen.add(text);
    return false;
  }

  function drop(text: string, { name }: Prepared): void {
    kept.delete(text);
    stale.push(serialize.close({ type: 'S', name }));
  }

  function find(text: string): Prepared | undefined {
    const found = kept.get(text);
    if (!found) return undefined;
    found.uses += 1;
    if (found.uses > USES) {
      drop(text, found);
      return undefined;
    }
    // The last one used stands last.
    kept.delete(text);
    kept.set(text, found);
    return found;
  }

  /** Also begins the transaction that it belongs to; what is no longer wanted is closed with it. `said`: what `before` has answered. */
  async function prepare(
    text: string,
    before: readonly Uint8Array[],
  ): Promise<{ prepared: Prepared; said: messages.BackendMessage[] }> {
    const isKept = isAgain(text);
    lastName += 1;
    const name = isKept ? `s${lastName}` : '';
    if (isKept && kept.size >= MOST) {
      const [oldest] = kept;
      if (oldest) drop(...oldest);
    }
    const closing = stale;
    stale = [];
    const made = await ask([
      ...before,
      ...closing,
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      SYNC,
    ]);
    const described: Prepared = { name, params: [], columns: [], uses: 0 };
    for (const message of made) {
      if (message instanceof messages.ParameterDescriptionMessage) described.params = message.dataTypeIDs;
      if (message instanceof messages.RowDescriptionMessage) described.columns = columnsOf(pg, message);
    }
    if (isKept) kept.set(text, described);
    return { prepared: described, said: made };
  }

  /** Bound and to be executed; where its text is new, what waits in `parts` is done on the way. */
  async function bind({ sql, params = [] }: Statement, parts: readonly Uint8Array[]): Promise<Bound> {
    const { sql: text, params: values } = withoutArraysOfOne({ sql, params });
    const found = find(text);
    const { prepared, said } = found ? { prepared: found, said: [] } : await prepare(text, parts);
    const texts = values.map((value, i) => toText(pg, value, prepared.params[i] ?? 0));
    return {
      prepared,
      said,
      parts: [...(found ? parts : []), serialize.bind({ statement: prepared.name, values: texts }), EXECUTE],
    };
  }

  async function runPlain(text: string): Promise<Ran> {
    if (CHANGES.test(text)) for (const entry of kept) drop(...entry);
    // A text of several statements has its columns told anew before each result.
    return toRan(await ask([serialize.query(text)]), pg);
  }

  /** Statements that wait for each other's end only, one after the other in one go: where one fails, those after it are passed over. */
  async function run(statement: Statement, { begin: beginning, statements = [] }: Before = {}): Promise<Ran> {
    let parts = begin(beginning);
    const said: messages.BackendMessage[] = [];
    const bound: { columns: readonly Column[]; heard: boolean }[] = [];
    const bindNext = async (next: StatementBefore): Promise<void> => {
      const { prepared, parts: all, said: on } = await bind(next, parts);
      parts = all;
      said.push(...on);
      bound.push({ columns: prepared.columns, heard: next.heard === true });
    };
    const flush = async (): Promise<void> => {
      if (parts.length > 0) said.push(...(await ask([...parts, SYNC])));
      parts = [];
    };
    for (const each of statements) {
      if (hasParams(each)) {
        await bindNext(each);
        continue;
      }
      await flush();
      await runPlain(each.sql);
    }
    if (hasParams(statement)) await bindNext(statement);
    await flush();
    const answers = hasParams(statement) || bound.some(({ heard }) => heard) ? answersIn(said) : [];
    const rowsOf = (i: number): Ran => toRan(answers[i] ?? [], pg, bound[i]?.columns);
    const ran = hasParams(statement) ? rowsOf(bound.length - 1) : await runPlain(statement.sql);
    const before = bound.flatMap(({ heard }, i) => (heard ? [rowsOf(i).rows] : []));
    return before.length === 0 ? ran : { ...ran, before };
  }

  return { run };
}

interface Bound {
  prepared: Prepared;
  parts: Uint8Array[];
  /** What was answered on the way. */
  said: messages.BackendMessage[];
}

function hasParams({ params }: Statement): boolean {
  return params !== undefined && params.length > 0;
}

/** What each statement that was bound has answered. */
function answersIn(all: readonly messages.BackendMessage[]): messages.BackendMessage[][] {
  const answers: messages.BackendMessage[][] = [];
  for (const message of all) {
    if (message.name === 'bindComplete') answers.push([]);
    else answers.at(-1)?.push(message);
  }
  return answers;
}

function toText(pg: PGlite, value: unknown, type: number): string | null {
  if (value === null || value === undefined) return null;
  const serializer = pg.serializers[type];
  if (serializer) return serializer(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function columnsOf(pg: PGlite, { fields }: messages.RowDescriptionMessage): Column[] {
  return fields.map(({ name, dataTypeID: type }) => ({ name, type, parse: pg.parsers[type] }));
}

function toRan(all: readonly messages.BackendMessage[], pg: PGlite, described: readonly Column[] = []): Ran {
  let columns = described;
  const rows: unknown[] = [];
  let affected = 0;
  for (const message of all) {
    if (message instanceof messages.DataRowMessage) {
      const row: Record<string, unknown> = {};
      for (const [i, { name, parse, type }] of columns.entries()) {
        const text = message.fields[i] ?? null;
        row[name] = text !== null && parse ? parse(text, type) : text;
      }
      rows.push(row);
    } else if (message instanceof messages.RowDescriptionMessage) {
      columns = columnsOf(pg, message);
    } else if (message instanceof messages.CommandCompleteMessage) {
      const [, count] = /^(?:INSERT|UPDATE|DELETE|MERGE|COPY) (?:.* )?(\d+)$/.exec(message.text) ?? [];
      affected += Number(count ?? 0);
    }
  }
  return { rows, affected };
}
