import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { openServer } from '../../store/database/server.ts';
import { createStore, type StoreParts } from '../../store/index.ts';
import { SCHEMA } from '../../store/migrations/names.ts';
import { plainJobs } from '../support/store.ts';
import { until } from '../support/until.ts';

const server = process.env['RECADO_TEST_DATABASE_URL'];

describe.skipIf(server === undefined)(
  server === undefined
    ? 'processes on one server (skipped: RECADO_TEST_DATABASE_URL names none)'
    : 'processes on one server',
  () => {
    const name = `recado_processes_${process.pid}`;
    const url = new URL(server ?? 'postgres://none');
    url.pathname = `/${name}`;
    const stores: StoreParts[] = [];

    async function on(address: string, text: string): Promise<unknown[]> {
      const opened = await openServer({ url: address, log: silentLog });
      const { rows } = await opened.run(text);
      await opened.close();
      return rows;
    }
    async function start(): Promise<void> {
      const opened = await openServer({ url: url.href, log: silentLog });
      try {
        stores.push(await createStore({ opened, jobs: plainJobs, decide, log: silentLog }));
      } catch (error) {
        await opened.close();
        throw error;
      }
    }
    const other = (seconds: number): Promise<unknown> =>
      on(
        url.href,
        `insert into processes values ('pr_other', '0099-of-tomorrow', 'elsewhere', now() - interval '${seconds} seconds') on conflict (id) do update set beat_at = excluded.beat_at`,
      );

    afterEach(async () => {
      for (const { store } of stores.splice(0)) await store.close();
      await on(server ?? '', `drop database if exists ${name} with (force)`);
    });

    it('say that they are there, any number of one schema, and are gone once they stopped', async () => {
      await on(server ?? '', `create database ${name}`);
      // Together, so that they also meet at the migrations.
      await Promise.all([start(), start()]);
      expect(
        await on(url.href, 'select distinct schema, count(*)::int as count from processes group by schema'),
      ).toEqual([{ schema: SCHEMA, count: 2 }]);
      for (const { store } of stores.splice(0)) await store.close();
      expect(await on(url.href, 'select * from processes')).toEqual([]);
    });

    it('do not start beside one of another schema that was there within half a minute', async () => {
      await on(server ?? '', `create database ${name}`);
      await start();
      await other(5);
      await expect(start()).rejects.toThrow(/0099-of-tomorrow works on this database \(on elsewhere\).*Stop it first/);
      await other(31);
      await start();
      expect(stores).toHaveLength(2);
    });

    it('do not change tables under a version that gave no signs of life yet', async () => {
      await on(server ?? '', `create database ${name}`);
      const before = new URL(url);
      before.searchParams.set('application_name', 'recado');
      const opened = await openServer({ url: before.href, log: silentLog });
      await opened.run('select 1');
      await expect(start()).rejects.toThrow(/earlier version works on this database/);
      expect(await on(url.href, `select to_regclass('tickets')::text as there`)).toEqual([{ there: null }]);
      await opened.close();
      // The server may still see the connection for a moment.
      await until('the start to succeed', () =>
        start().then(
          () => true,
          () => false,
        ),
      );
    });
  },
);
