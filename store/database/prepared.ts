import { messages, protocol, type PGlite } from '@electric-sql/pglite';
import { withoutArraysOfOne } from './arrays-of-one.ts';

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
}

/** Statements that run again and again, kept in the session. */
export interface Statements {
  /** One statement; `before` is a `begin` that goes with it. */
  run(text: string, params: readonly unknown[], before?: string): Promise<Ran>;
  /** One or several statements without parameters, as they are. */
  runPlain(text: string): Promise<Ran>;
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

  /** Also begins the transaction that it belongs to; what is no longer wanted is closed with it. */
  async function prepare(text: string, before: readonly Uint8Array[]): Promise<Prepared> {
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
    return described;
  }

  async function run(given: string, values: readonly unknown[], before?: string): Promise<Ran> {
    const { sql: text, params } = withoutArraysOfOne({ sql: given, params: values });
    const beginning = begin(before);
    const found = find(text);
    const prepared = found ?? (await prepare(text, beginning));
    const texts = params.map((value, i) => toText(pg, value, prepared.params[i] ?? 0));
    return toRan(
      await ask([
        ...(found ? beginning : []),
        serialize.bind({ statement: prepared.name, values: texts }),
        EXECUTE,
        SYNC,
      ]),
      pg,
      prepared.columns,
    );
  }

  return {
    run,
    async runPlain(text) {
      if (CHANGES.test(text)) for (const entry of kept) drop(...entry);
      // A text of several statements has its columns told anew before each result.
      return toRan(await ask([serialize.query(text)]), pg);
    },
  };
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
