import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { openEmbedded, type Embedded } from '../../store/database/embedded.ts';
import { copyTemplate } from '../support/store.ts';

let opened: Embedded;
let folder: string;
beforeAll(async () => {
  folder = await copyTemplate();
  opened = await openEmbedded({ folder, log: silentLog });
  await opened.run('create table kept (id int primary key, words text, at timestamptz, tags text[], more jsonb)');
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (id: number): Promise<{ rows: unknown[] }> =>
  opened.run('insert into kept (id, words) values ($1, $2)', [id, `word ${id}`]);

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
