import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { startMaintenance } from '../../store/database/maintenance.ts';
import { arrived, at, inbound, plainPlan } from './build.ts';
import { onEachStore } from './rig.ts';

onEachStore('maintenance', (rig) => {
  it('forgets what has served its time, and nothing else', async () => {
    const { store, opened } = rig.at;
    const old = new Date(Date.now() - 40 * 86_400_000);
    await store.firstTime('old', old);
    await store.firstTime('new', new Date());
    await store.inbox.add([arrived(inbound('done')), arrived(inbound('poison'))], old);
    await store.inbox.ingest(9, old, (event, known) => {
      if (event.event.kind === 'message' && event.event.message.nativeId === 'poison') throw new Error('poison');
      return plainPlan(event, known);
    });
    await store.inbox.add([arrived(inbound('waiting'))], at);
    const typed = { surface: 'slack', personId: 'lucia', action: 'reply', ticketId: 'tk_1', values: { text: 'Hola' } };
    await store.submissions.save({ ...typed, id: 'old', at: old });
    await store.submissions.save({ ...typed, id: 'new', at: new Date() });
    const care = startMaintenance({ opened, log: silentLog });
    await care.run();
    await care.stop();
    expect(await store.firstTime('new', at)).toBe(false);
    expect(await store.firstTime('old', at)).toBe(true);
    expect(
      (await opened.db.selectFrom('inbox').select('nativeId').orderBy('id').execute()).map((row) => row.nativeId),
    ).toEqual(['poison', 'waiting']);
    expect(await opened.db.selectFrom('submissions').select('id').execute()).toEqual([{ id: 'new' }]);
  });

  it('looks for it once an hour, not at every look', async () => {
    const { store, opened } = rig.at;
    const care = startMaintenance({ opened, log: silentLog });
    await care.run();
    await store.firstTime('old', new Date(Date.now() - 40 * 86_400_000));
    await care.run();
    await care.stop();
    expect(await store.firstTime('old', at)).toBe(false);
  });

  it('checkpoints the embedded database, which nobody else does', async ({ skip }) => {
    const { opened } = rig.at;
    if (opened.kind === 'server') skip('a server does it by itself');
    const redo = async () =>
      (await sql<{ at: string }>`select redo_lsn::text as at from pg_control_checkpoint()`.execute(opened.db)).rows[0]
        ?.at;
    const before = await redo();
    await rig.at.store.firstTime('c', at);
    const patient = startMaintenance({ opened, log: silentLog });
    await patient.run();
    await patient.stop();
    expect(await redo()).toBe(before);
    const care = startMaintenance({ opened, log: silentLog, checkpointBytes: 1 });
    await care.run();
    await care.stop();
    expect(await redo()).not.toBe(before);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from pg_stat_user_tables where relname = 'inbox' and last_vacuum is not null`.execute(
      opened.db,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});
