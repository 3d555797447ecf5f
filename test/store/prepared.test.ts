import { rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { openEmbedded, type Embedded } from '../../store/database/embedded.ts';
import { inOneGo } from '../../store/database/later.ts';
import { insertRows } from '../../store/database/rows.ts';
import { keepStatements } from '../../store/database/prepared.ts';
import type { Statement } from '../../store/database/worker-protocol.ts';
import { copyTemplate } from '../support/store.ts';

let opened: Embedded;
const folders: string[] = [];
async function copied(): Promise<string> {
  const made = await copyTemplate();
  folders.push(made);
  return made;
}
beforeAll(async () => {
  const folder = await copied();
  opened = await openEmbedded({ folder, log: silentLog });
  await opened.run('create table kept (id int primary key, words text, at timestamptz, tags text[], more jsonb)');
});
afterAll(async () => {
  await opened.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const add = (id: number): Promise<{ rows: unknown[] }> =>
  opened.run('insert into kept (id, words) values ($1, $2)', [id, `word ${id}`]);

describe('a long text', () => {
  it('comes out as it went in', async () => {
    const words = 'año, 日本 \uFEFF«🙂»\n'.repeat(20_000);
    const { rows } = await opened.run('select $1::text as words, $2::text as few, $1::text || $2 as both', [
      words,
      '.',
    ]);
    expect(rows).toEqual([{ words, few: '.', both: `${words}.` }]);
  });
});

describe('a statement that comes again', () => {
  it('takes and gives the same values each time', async () => {
    const at = new Date('2026-03-10T09:36:00.123Z');
    for (const id of [1, 2, 3, 4]) {
      const { rows } = await opened.run(
        'insert into kept (id, words, at, tags, more) values ($1, $2, $3, $4::text[], $5::jsonb) returning *, id > 2 as late',
        [id, id === 2 ? null : 'áé "quoted" \\', at, ['a,b', 'c"d', ''], JSON.stringify({ deep: [1, null, 'x'] })],
      );
      expect(rows).toEqual([
        {
          id,
          words: id === 2 ? null : 'áé "quoted" \\',
          at,
          tags: ['a,b', 'c"d', ''],
          more: { deep: [1, null, 'x'] },
          late: id > 2,
        },
      ]);
    }
  });

  it('says how many rows it changed', async () => {
    for (let i = 0; i < 4; i += 1) {
      const { numUpdatedRows } = await opened.db
        .updateTable('tickets')
        .set({ area: 'x' })
        .where('id', '=', `nothing ${i}`)
        .executeTakeFirst();
      expect(numUpdatedRows).toBe(0n);
      const { numAffectedRows } = await sql`update kept set words = words where id <= ${i + 1}`.execute(opened.db);
      expect(numAffectedRows).toBe(BigInt(i + 1));
    }
  });

  it('fails as it would the first time, and the next is not harmed', async () => {
    for (let i = 0; i < 3; i += 1) {
      await expect(add(1)).rejects.toMatchObject({ code: '23505', constraint: 'kept_pkey', table: 'kept' });
      await expect(opened.run('select 1 / $1::int as one', [0])).rejects.toMatchObject({ code: '22012' });
      await expect(opened.run('select 1 / $1::int as one', [1])).resolves.toMatchObject({ rows: [{ one: 1 }] });
      await expect(opened.run('select words from kept where id = $1', [1])).resolves.toMatchObject({
        rows: [{ words: 'áé "quoted" \\' }],
      });
    }
  });

  it('knows the columns that a table has now', async () => {
    const read = async (): Promise<unknown> => (await opened.run('select * from kept where id = $1', [1])).rows[0];
    for (let i = 0; i < 8; i += 1) expect(Object.keys((await read()) as object)).not.toContain('extra');
    await opened.run('alter table kept add column extra int not null default 7');
    for (let i = 0; i < 3; i += 1) expect(await read()).toMatchObject({ id: 1, extra: 7 });
    await opened.run('alter table kept drop column extra');
    for (let i = 0; i < 3; i += 1) expect(Object.keys((await read()) as object)).not.toContain('extra');
  });

  it('is made anew now and then, and more texts than are kept all do their work', async () => {
    for (let i = 0; i < 260; i += 1)
      expect((await opened.run('select $1::int + 1 as next', [i])).rows).toEqual([{ next: i + 1 }]);
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 150; i += 1)
        expect((await opened.run(`select $1::int + ${i} as sum`, [round])).rows).toEqual([{ sum: round + i }]);
    }
  });
});

describe('an array of one value', () => {
  const find = (words: readonly (string | null)[], other = 'x'): Promise<{ rows: unknown[] }> =>
    opened.run('select id, $2::text as other from kept where words = any($1::text[]) order by id', [words, other]);

  it('finds what that value finds, and an array of several all of them', async () => {
    await opened.run("insert into kept (id, words) values (41, 'uno'), (42, 'dos'), (43, null)");
    for (let i = 0; i < 3; i += 1) {
      expect((await find(['uno'])).rows).toEqual([{ id: 41, other: 'x' }]);
      expect((await find(['uno', 'dos'])).rows).toHaveLength(2);
      expect((await find([])).rows).toEqual([]);
      expect((await find([null])).rows).toEqual([]);
      expect((await find(['$2'], 'uno')).rows).toEqual([]);
      const counted = await opened.run(
        'select cardinality($1::bigint[]) as many, id from kept where id = any($1::bigint[])',
        [[41]],
      );
      expect(counted.rows).toEqual([{ many: 1, id: 41 }]);
    }
  });

  it('is planned a few times and then no more', async () => {
    const text = 'select count(*) from tickets t join messages m on m.ticket_id = t.id where t.id = any($1::text[])';
    for (let i = 0; i < 20; i += 1) await opened.run(text, [[`tk_${i}`]]);
    const { rows } = await opened.run(
      "select custom_plans::int as anew, generic_plans::int as kept from pg_prepared_statements where statement like '%from tickets t join messages m%' and statement like '%t.id = $1::text'",
    );
    expect(rows).toEqual([{ anew: 5, kept: expect.any(Number) }]);
    expect((rows as { kept: number }[])[0]?.kept).toBeGreaterThan(10);
  });
});

describe('a foreign key', () => {
  it('is not looked up row by row because its table was empty when the database was made', async () => {
    const { rows } = await opened.run(
      "select relname from pg_class where relkind = 'r' and relnamespace <> 'pg_catalog'::regnamespace and reltuples = 0",
    );
    expect(rows).toEqual([]);
  });

  it('is looked up anew once its table has grown', async () => {
    const pg = await PGlite.create({ fs: new NodeFS(path.join(await copied(), 'postgres')) });
    const statements = keepStatements(pg, 0);
    await statements.run({
      sql: 'create table parents (id int primary key); create table children (parent int references parents (id)); insert into parents values (0)',
    });
    await statements.run({ sql: 'vacuum analyze parents' });
    const scans = async (): Promise<number> => {
      await statements.run({ sql: 'select pg_stat_force_next_flush()' });
      const { rows } = await statements.run({
        sql: "select seq_scan::int as scans from pg_stat_user_tables where relname = 'parents'",
      });
      return (rows as [{ scans: number }])[0].scans;
    };
    const addChild = async (parent: number): Promise<void> => {
      await statements.run({ sql: 'insert into children values ($1)', params: [parent] }, { begin: 'begin' });
      await statements.run({ sql: 'commit' });
    };
    // A plan is kept from the sixth time on.
    for (let i = 0; i < 10; i += 1) await addChild(0);
    await statements.run({ sql: 'insert into parents select * from generate_series(1, 20000)' });
    const before = await scans();
    for (let i = 0; i < 3; i += 1) await addChild(i);
    expect(await scans()).toBe(before);
    await pg.close();
  });
});

describe('statements in one go', () => {
  it('are done in their order, the new and the known; the answer is that of the last, and none is done behind one that fails', async () => {
    const pg = await PGlite.create({ fs: new NodeFS(path.join(await copied(), 'postgres')) });
    const statements = keepStatements(pg);
    await statements.run({ sql: 'create table steps (id int primary key, words text)' });
    const step = (id: number): Statement => ({
      sql: 'insert into steps values ($1, $2) returning id',
      params: [id, `step ${id}`],
    });
    const rename = (id: number, words: string): Statement => ({
      sql: 'update steps set words = $2 where id = $1 returning words',
      params: [id, words],
    });
    const count: Statement = { sql: 'select count(*)::int as n from steps where id < $1', params: [1_000] };
    for (let i = 1; i < 6; i += 1) {
      const first = [step(i * 10), rename(i * 10, 'a'), { sql: `select ${i}` }, step(i * 10 + 1)];
      const last = await statements.run(rename(i * 10, 'b'), { begin: 'begin', statements: first });
      expect(last).toEqual({ rows: [{ words: 'b' }], affected: 1 });
      await statements.run({ sql: 'commit' });
      expect((await statements.run(count)).rows).toEqual([{ n: i * 2 }]);
      const failing = [rename(i * 10, 'c'), step(i * 10), step(i * 10 + 2)];
      await expect(statements.run(count, { statements: failing })).rejects.toMatchObject({ code: '23505' });
      await expect(statements.run({ sql: 'commit' }, { begin: 'begin', statements: failing })).rejects.toMatchObject({
        code: '23505',
      });
      await statements.run({ sql: 'rollback' });
      expect((await statements.run(count)).rows).toEqual([{ n: i * 2 }]);
    }
    await pg.close();
  });
});

describe('a transaction whose beginning goes with its first statement', () => {
  it('is one: all of it or nothing', async () => {
    for (let i = 0; i < 3; i += 1) {
      const gone = opened.db.transaction().execute(async (trx) => {
        await sql`insert into kept (id) values (${100 + i})`.execute(trx);
        await sql`insert into kept (id) values (${1})`.execute(trx);
      });
      await expect(gone).rejects.toMatchObject({ code: '23505' });
      await opened.db
        .transaction()
        .execute(async (trx) => void (await sql`insert into kept (id) values (${200 + i})`.execute(trx)));
    }
    expect((await opened.run('select id from kept where id >= 100 order by id')).rows).toEqual([
      { id: 200 },
      { id: 201 },
      { id: 202 },
    ]);
  });

  it('is rolled back where its first statement fails, known or new, with values or without', async () => {
    for (let i = 0; i < 3; i += 1) {
      for (const text of [
        sql`insert into kept (id) values (${1})`,
        sql.raw('insert into kept (id) values (1)'),
        sql`select * from nowhere where id = ${i}`,
      ]) {
        await expect(opened.db.transaction().execute((trx) => text.execute(trx))).rejects.toMatchObject({
          code: expect.stringMatching(/^(23505|42P01)$/),
        });
        // Outside a transaction: this is there without anybody's commit.
        await opened.run('update kept set words = $1 where id = 2', [`after ${i}`]);
        await opened.run('rollback');
        expect((await opened.run('select words from kept where id = 2')).rows).toEqual([{ words: `after ${i}` }]);
      }
    }
  });

  it('may do nothing at all, or fail before it did anything', async () => {
    expect(await opened.db.transaction().execute(async () => 'nothing')).toBe('nothing');
    await expect(
      opened.db.transaction().execute(() => Promise.reject(new Error('thought better of it'))),
    ).rejects.toThrow('thought better of it');
    await add(300);
    await opened.run('rollback');
    expect((await opened.run('select id from kept where id = 300')).rows).toHaveLength(1);
  });
});

describe('two statements in one go', () => {
  it('give each its own answer, new and known, also behind writes that nobody reads', async () => {
    const adding = (id: string): CompiledQuery<{ id: string; at: Date }> => ({
      ...CompiledQuery.raw('insert into clicks (id, at) values ($1, now()) on conflict do nothing returning id, at', [
        id,
      ]),
    });
    for (let i = 0; i < 4; i += 1) {
      await opened.db.transaction().execute(async (trx) => {
        await insertRows(trx, { into: 'clicks', rows: [{ id: `before${i}`, at: new Date(0) }] });
        const counting = sql<{ n: number }>`select count(*)::int as n from clicks where id like ${'go%'}`.compile(trx);
        const [one, two] = await inOneGo(trx, adding(`go${i}`), counting);
        expect(one).toEqual([{ id: `go${i}`, at: expect.any(Date) }]);
        expect(two).toEqual([{ n: i + 1 }]);
        // What was there already adds nothing, and the other answer is not taken for its own.
        expect((await inOneGo(trx, adding(`go${i}`), counting))[0]).toEqual([]);
      });
    }
  });

  it('undo all of it where the first fails', async () => {
    const failing = opened.db.transaction().execute(async (trx) => {
      await insertRows(trx, { into: 'clicks', rows: [{ id: 'gone', at: new Date(0) }] });
      const twice: CompiledQuery = CompiledQuery.raw('insert into clicks (id, at) values ($1, now())', ['gone']);
      await inOneGo(trx, twice, sql`select ${1}::int as n`.compile(trx));
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect((await opened.run('select id from clicks where id = $1', ['gone'])).rows).toEqual([]);
  });
});

describe('writes whose answer nobody reads', () => {
  const at = new Date('2026-03-10T09:36:00Z');
  const click = (id: string): Parameters<typeof insertRows>[1] => ({ into: 'clicks', rows: [{ id, at }] });
  const there = async (ids: string): Promise<number> =>
    (await opened.run('select id from clicks where id like $1', [ids])).rows.length;

  it('are seen by the next statement, in the order in which they came', async () => {
    await opened.db.transaction().execute(async (trx) => {
      await insertRows(trx, click('w1'));
      await insertRows(trx, { into: 'messageVersions', rows: [] });
      await trx
        .updateTable('clicks')
        .set({ at: new Date(0) })
        .where('id', '=', 'w1')
        .execute();
      await insertRows(trx, click('w2'));
      expect(await trx.selectFrom('clicks').selectAll().where('id', 'like', 'w%').orderBy('id').execute()).toEqual([
        { id: 'w1', at: new Date(0) },
        { id: 'w2', at },
      ]);
    });
    expect(await there('w%')).toBe(2);
  });

  it('are committed where they are all that was done, and gone where it was thought better of', async () => {
    await opened.db.transaction().execute(async (trx) => void (await insertRows(trx, click('only'))));
    expect(await there('only')).toBe(1);
    const gone = opened.db.transaction().execute(async (trx) => {
      await insertRows(trx, click('never'));
      throw new Error('thought better of it');
    });
    await expect(gone).rejects.toThrow('thought better of it');
    await opened.db.transaction().execute(async (trx) => void (await insertRows(trx, click('after'))));
    expect([await there('never'), await there('after')]).toEqual([0, 1]);
  });

  it('undo all of it where one fails, at the commit or before, and say which', async () => {
    for (const wait of [true, false]) {
      const failing = opened.db.transaction().execute(async (trx) => {
        await sql`insert into clicks (id, at) values ('first', now())`.execute(trx);
        await insertRows(trx, click('twice'));
        await insertRows(trx, click('twice'));
        await insertRows(trx, click('behind'));
        if (wait) await sql`select 1`.execute(trx);
      });
      await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'clicks_pkey', table: 'clicks' });
      // Nobody is left in a transaction that failed.
      expect([await there('first'), await there('twice'), await there('behind')]).toEqual([0, 0, 0]);
      await opened.run('insert into clicks (id, at) values ($1, now())', [`alone ${wait}`]);
    }
    expect(await there('alone%')).toBe(2);
  });

  it('are done at once outside of a transaction', async () => {
    await insertRows(opened.db, click('now'));
    expect(await there('now')).toBe(1);
    await expect(insertRows(opened.db, click('now'))).rejects.toMatchObject({ code: '23505' });
  });
});
