import { beforeEach, expect, it } from 'vitest';
import type { IngestPlan } from '#core/intake/types.ts';
import type { Detected, LabelSource } from '#core/ticket/labels/define.ts';
import { rowsOf } from '#core/ticket/labels/effective.ts';
import type { LabelId } from '#core/ticket/labels/index.ts';
import { createMigrator } from '../../store/database/migrator.ts';
import { migrations } from '../../store/migrations/index.ts';
import { arrived, at, inbound, plainPlan } from './build.ts';
import { onEachStore } from './rig.ts';

onEachStore('What is read of a message', (rig) => {
  let read: [LabelId, string | null, LabelSource][] = [];
  beforeEach(() => {
    read = [
      ['language', 'es', 'text'],
      ['sentiment', null, 'text'],
      ['area', 'billing', 'account'],
    ];
  });

  /** As `plainPlan` plans it, with what was read beside it. */
  async function takeIn(...messages: ReturnType<typeof inbound>[]): Promise<void> {
    const { store } = rig.at;
    store.inbox.goStraight({
      takes: () => true,
      plan: (event, known) => labelled(plainPlan(event, known), known.message?.id),
      taken: () => undefined,
    });
    await store.inbox.add(
      messages.map((message) => arrived(message)),
      at,
    );
  }

  function labelled(plan: IngestPlan, id: string | undefined): IngestPlan {
    if (plan.kind !== 'open' && plan.kind !== 'add' && plan.kind !== 'version') return plan;
    const reading = new Map(
      read.map(([label, value, source]): [LabelId, Detected] => [
        label,
        { value, sure: 0.123_456, why: [[0, 4]], source, model: 'test' },
      ]),
    );
    const of = { id: plan.kind === 'version' ? (id ?? '') : plan.message.id, version: plan.message.version };
    return { ...plan, labels: rowsOf(reading, of, at) };
  }

  const messageId = async (): Promise<string> => String((await rows('select id from messages'))[0]?.['id']);
  const rows = async (query: string): Promise<Record<string, unknown>[]> =>
    (await rig.at.opened.run(query)).rows as Record<string, unknown>[];
  const known = async (): Promise<unknown[]> =>
    (await rig.at.store.labels.of(await messageId())).map(({ version, label, value, source }) => [
      version,
      label,
      value,
      source,
    ]);

  it('lies with the message and makes no rows of its own, however much it is', async () => {
    await takeIn(...Array.from({ length: 20 }, (_, i) => inbound(`m${i}`)));
    expect(await rows('select count(*)::int as n from message_labels')).toEqual([{ n: 0 }]);
    expect(await rows('select count(*)::int as n from known_labels')).toEqual([{ n: 60 }]);
  });

  it('is told as it was read, with the moment and how sure it is', async () => {
    await takeIn(inbound('1'));
    expect(await rig.at.store.labels.of(await messageId())).toContainEqual({
      messageId: await messageId(),
      version: 0,
      label: 'language',
      value: 'es',
      sure: expect.closeTo(0.1235, 5),
      why: [[0, 4]],
      source: 'text',
      model: 'test',
      by: null,
      at,
    });
  });

  it('stays with the version that it was read of, and a person says hers beside it', async () => {
    await takeIn(inbound('1'));
    read = [['language', 'pt', 'text']];
    await takeIn(inbound('1', { version: 1, text: 'outra coisa' }));
    await rig.at.opened.run(`insert into message_labels (message_id, version, label, value, why, source, model, by, at)
      select id, 1, 'language', 'en', '[]', 'person', '', 'lucia', now() from messages`);
    expect(await known()).toEqual([
      [1, 'language', 'en', 'person'],
      [1, 'language', 'pt', 'text'],
      [0, 'area', 'billing', 'account'],
      [0, 'language', 'es', 'text'],
      [0, 'sentiment', null, 'text'],
    ]);
  });

  it('replaces what an earlier version of Recado kept of the same text', async () => {
    await takeIn(inbound('1'));
    await rig.at.opened.run(`insert into message_labels (message_id, version, label, value, why, source, model, at)
      select id, 1, 'language', 'ca', '[]'::jsonb, 'text', '', now() from messages
      union all select id, 0, 'topic', 'delays', '[]'::jsonb, 'text', '', now() from messages`);
    read = [['language', 'pt', 'text']];
    await takeIn(inbound('1', { version: 1, text: 'outra coisa' }));
    expect(await known()).toEqual([
      [1, 'language', 'pt', 'text'],
      [0, 'area', 'billing', 'account'],
      [0, 'language', 'es', 'text'],
      [0, 'sentiment', null, 'text'],
      [0, 'topic', 'delays', 'text'],
    ]);
  });

  it('is found without reading other messages', async () => {
    await takeIn(inbound('1'));
    await rig.at.opened.run('set enable_seqscan = off');
    const plan = await rows(
      `explain select value from known_labels where message_id = '${await messageId()}' and label = 'area'`,
    );
    await rig.at.opened.run('reset enable_seqscan');
    expect(JSON.stringify(plan)).not.toMatch(/Seq Scan/);
  });

  it('goes back to rows where these tables are given up, and they stay readable when they come again', async () => {
    await takeIn(inbound('1'));
    read = [['language', 'pt', 'text']];
    await takeIn(inbound('1', { version: 1, text: 'outra coisa' }));
    const before = await known();
    const migrator = createMigrator(rig.at.opened.db);
    const names = Object.keys(migrations);
    await migrator.migrateTo(names[names.indexOf('0047-readings') - 1] ?? '');
    expect(await rows('select count(*)::int as n from message_labels')).toEqual([{ n: 4 }]);
    await migrator.migrateToLatest();
    expect(await known()).toEqual(before);
  });
});
