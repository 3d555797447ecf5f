import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { foundTable, wordsIn } from '../../store/lists/find.ts';
import { makeWords } from '../../store/migrations/0012-words-of-numbers.ts';
import { samples, sampleText } from '../../sandbox/social/samples.ts';
import { createMigrator } from '../../store/database/migrator.ts';
import { inbound, takeIn } from './build.ts';
import { onEachStore } from './rig.ts';

onEachStore('what people look for', (rig) => {
  describe('numbers, addresses and codes', () => {
    const text =
      'pedido AB-1234/5, PED-2026-0042, factura 2026-11-28, ana@correo.com, www.tienda.com/p/998877, móvil 612-345-678, A/777, +34600111222, 24.50 y 12,50, nº88, v2.1, fijo (91) 455 32 10, ＣＤ９９, Łódź, ΑΘΗΝΑ, Москва';
    beforeEach(async () => {
      await takeIn(rig.at.store, [
        inbound('1', { text }),
        inbound('2', { text: 'Nada que ver, tengo el 1235 y el 20261127' }),
      ]);
    });

    it.each([
      'AB-1234',
      'ab',
      '1234',
      'AB-1234/5',
      'PED-2026-0042',
      'ped 0042',
      '2026-11-28',
      'ana@correo.com',
      'correo.com',
      'tienda.com',
      'www.tienda.com/p/998877',
      '998877',
      'tienda.com/p',
      '612-345-678',
      '612345678',
      '612 345 678',
      '61 234 56 78',
      '612.345',
      'A/777',
      '+34600111222',
      '34600111222',
      '600111222',
      '600 111 222',
      '+34 600 111 222',
      '24.50',
      '12,50',
      'nº88',
      'v2.1',
      '914553210',
      '91 455 32 10',
      'cd99',
      'ＡＢ－１２３４',
      'AB‑1234',
      'AB–1234',
      'AB 12\u200b34',
      'ana＠correo．com',
      'łódź',
      'ŁÓDŹ',
      'Łodz',
      'αθηνα',
      'москва',
      '«ana»',
      'nº\u00a088',
    ])('%s is found', async (words) => {
      const { lines } = await rig.at.store.lists.list({ words }, { limit: 9 });
      expect(lines.map(({ handle }) => handle)).toEqual(['cliente_1']);
    });

    it.each([
      'AB-1239',
      'PED-2026-0043',
      '2026-11-29',
      'bea@correo.com',
      '612-345-679',
      '⑴x⑵x',
      'ﷺ',
      "'",
      '\\',
      "a' & b",
      '\0',
      '\ud83d',
      'ﬀ',
      ':*',
      '!zz',
    ])('%s is not', async (words) => {
      expect((await rig.at.store.lists.list({ words }, { limit: 9 })).total).toBe(0);
    });

    it.each([
      ['ES91 2100 0418 4502 0005 1332', 'ES9121000418450200051332'],
      ['ES9121000418450200051332', 'es91 2100 0418 4502'],
      ['1234 BCD', '1234BCD'],
      ['1234BCD', '1234-BCD'],
      ['1234BCD', 'matrícula 1234 bcd'],
      ['AB-1234', 'AB1234'],
      ['AB1234', 'AB-1234'],
      ['612 345 678', '+34 612 345 678'],
      ['612345678', '0034612345678'],
      ['0034612345678', '612 345 678'],
      ['(11) 98765-4321', '+55 11 98765-4321'],
      ['34612345678', '612345678'],
    ])('however its groups stand: %s by %s', async (written, words) => {
      await takeIn(rig.at.store, [
        inbound('3', { text: `La matrícula o el número es ${written}, gracias` }),
        inbound('4', { text: 'La matrícula 1235 BCD, AB-1235, 612 345 679' }),
      ]);
      const { lines } = await rig.at.store.lists.list({ words }, { limit: 9 });
      expect(lines.map(({ handle }) => handle).filter((handle) => handle !== 'cliente_1')).toEqual(['cliente_3']);
    });

    it('is looked for as it is cut, sign by sign', async () => {
      // Of every sign: where one is a letter for the search and a blank for the index, nobody would find a word beside it.
      const signs = Array.from({ length: 0xfffd }, (_, code) => code)
        .concat(Array.from({ length: 0x400 }, (_, code) => 0x1f300 + code))
        .filter((code) => code > 0 && (code < 0xd800 || code > 0xdfff))
        .map((code) => String.fromCodePoint(code));
      const {
        rows: [cut],
      } = await sql<{
        words: string[];
      }>`select array(select sign from unnest(${signs}::text[]) as sign where recado_words('x' || sign || 'y', 'en') @@ to_tsquery('simple', 'y')) as words`.execute(
        rig.at.opened.db,
      );
      const blank = signs.filter((sign) => wordsIn(`x${sign}y`).length > 1 && wordsIn(`x${sign}y`).at(-1) === 'y');
      expect(blank.length).toBeGreaterThan(1_000);
      const inIndex = new Set(cut?.words);
      expect(blank.filter((sign) => !inIndex.has(sign))).toEqual([]);
    });
  });

  describe('authors', () => {
    const from = (nativeId: string, handle: string, name: string, text: string) =>
      inbound(nativeId, { text, author: { nativeId: `u-${nativeId}`, handle, name } });
    beforeEach(async () => {
      await takeIn(rig.at.store, [
        from('1', 'carla_ruiz', 'Carla Ruíz', 'mi pedido no llega'),
        from('2', 'ernesto77', 'Don Ernesto', '¿dónde está la factura de Carla?'),
        from('3', 'bea', 'Bea', 'hola'),
      ]);
    });

    it.each([
      ['carla', ['carla_ruiz', 'ernesto77']],
      ['Carla Ruiz', ['carla_ruiz']],
      ['carla_ruiz', ['carla_ruiz']],
      ['ernest', ['ernesto77']],
      ['ruíz', ['carla_ruiz']],
      ['carla pedido', []],
      ['nadie', []],
    ])('are found by name and handle beside what was written: %s', async (words, handles) => {
      const { lines } = await rig.at.store.lists.list({ words }, { limit: 9 });
      expect(lines.map(({ handle }) => handle).toSorted()).toEqual(handles);
    });

    it('may be asked for alone, together with words', async () => {
      const handles = async (filter: { authorNamed: string; words?: string }) =>
        (await rig.at.store.lists.list(filter, { limit: 9 })).lines.map(({ handle }) => handle);
      expect(await handles({ authorNamed: 'carla' })).toEqual(['carla_ruiz']);
      expect(await handles({ authorNamed: 'carla', words: 'pedido' })).toEqual(['carla_ruiz']);
      expect(await handles({ authorNamed: 'carla', words: 'factura' })).toEqual([]);
      expect(await handles({ authorNamed: '!' })).toEqual([]);
    });
  });

  it('does not stumble over what nobody can look for, nor repeats it', async () => {
    await takeIn(rig.at.store, [inbound('1')]);
    for (const odd of ['a\0b', '\0', '\ud83d', '\ufffe']) {
      await rig.at.store.lists.list({ tag: odd }, { limit: 1 });
      await rig.at.store.lists.list({ author: odd }, { limit: 1 });
      await rig.at.store.lists.list({ words: odd, tag: odd, author: odd }, { limit: 1 });
    }
  });

  it('is cut so in what an older version kept, too', async () => {
    // The words alone: the rest of a list reads columns that an older version has not.
    const find = async (words: string): Promise<number> =>
      (await sql<{ n: number }>`${foundTable(words)} select count(*)::int as n from found`.execute(rig.at.opened.db))
        .rows[0]?.n ?? 0;
    const migrator = createMigrator(rig.at.opened.db);
    await takeIn(rig.at.store, [inbound('1', { text: 'pedido AB-1234, ana@correo.com' })]);
    expect((await migrator.migrateTo('0011-approval-posts')).error).toBeUndefined();
    expect([await find('AB-1234'), await find('correo.com')]).toEqual([0, 0]);
    expect((await migrator.migrateToLatest()).error).toBeUndefined();
    expect([await find('AB-1234'), await find('correo.com'), await find('pedidos')]).toEqual([1, 1, 1]);
    // What an older version kept points at tickets that the next test takes away.
    await sql`delete from old_thread_entries`.execute(rig.at.opened.db);
    await sql`delete from old_cards`.execute(rig.at.opened.db);
  });

  it('is what the index holds since the version that made it: the quicker function finds the same words in every text', async () => {
    const said = [
      ...samples.map((sample) => sampleText(sample, '@alba')),
      '',
      ' ',
      'ÁRBOL, ¿Łódź? ØRE Æther ΑΘΗΝΑ Москва İstanbul straße ＣＤ９９ ﬁn Ⅻ',
      'pedido AB-1234/5 del 2026-11-28 (24.50 y 12,50), +34 600 11-12-22, ana@correo.com nº88 v2.1 91 455 32 10',
      'a\u0301rbol co\u0301digo 12\u200b34 \u00adguion👍🏽 mañana\nno?\r\n\t1e5 -7 x\u20e3 १२३ ١٢٣ 漢字 ก็',
      'Whose orders were cancelled? Cancelaciones canceladas, encomendas não entregues; running runners ran',
      'é'.repeat(300),
      `${'palabra '.repeat(400)}12 34 `.repeat(3),
    ];
    const { db } = rig.at.opened;
    await sql.raw(makeWords.replace('recado_words', 'words_before')).execute(db);
    const { rows } = await sql<{ said: string; language: string; before: string[]; now: string[] }>`
      select said, language, tsvector_to_array(words_before(said, language)) as before, tsvector_to_array(recado_words(said, language)) as now
      from unnest(${said}::text[]) as said, unnest(array['es', 'pt', 'en', 'fr', null]) as language`.execute(db);
    await sql`drop function words_before`.execute(db);
    expect(rows).toHaveLength(said.length * 5);
    expect(rows.filter(({ before }) => before.length > 5).length).toBeGreaterThan(said.length * 3);
    for (const row of rows) expect(row.now, `${row.language}: ${row.said}`).toEqual(row.before);
  });

  it('is not repeated by the error where PostgreSQL cannot look for it', async () => {
    // A channel with NUL is no text for PostgreSQL, which says so with all that it was given.
    const looking = rig.at.store.lists.list({ words: 'Carla Ruiz', channels: ['a\0b'] }, { limit: 1 });
    const error: unknown = await looking.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(`${String(error)} ${JSON.stringify(error)}`).toMatch(/PostgreSQL cannot look for this \(22/);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/Carla|Ruiz|a.b/i);
  });
});
