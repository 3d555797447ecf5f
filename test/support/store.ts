import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLog, type Log } from '#core/ports/log.ts';
import type { Opened } from '../../store/database/database.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import {
  createStore,
  type ListRules,
  type Decide,
  type JobShape,
  type ChannelsOnSurfaces,
  type Queue,
  type StoreParts,
} from '../../store/index.ts';
import { migrateToLatest } from '../../store/database/migrate.ts';
import { openServer } from '../../store/database/server.ts';
import { keptFolder } from './run/folder.ts';
import { once } from './run/once.ts';

const shown = { retryLimit: 3, concurrency: 4, needsChannel: true as const };

/** The jobs that moves and the inbox order, with nobody to do them unless a test calls `queue.work`. */
export const plainJobs: JobShape[] = [
  { name: 'ingest-message', retryLimit: 3, concurrency: 1 },
  { name: 'post-card', ...shown, oneAtATimePer: 'ticketId', surface: 'each' },
  { name: 'redraw-card', ...shown, oneAtATimePer: 'ticketId', surface: 'each' },
  { name: 'copy-media', retryLimit: 3, concurrency: 4, oneAtATimePer: 'ticketId' },
  { name: 'show', ...shown, surface: 'given' },
  { name: 'judge-signs', retryLimit: 3, concurrency: 1 },
  { name: 'send-reply', retryLimit: 3, concurrency: 4, oneAtATimePer: 'deliveryId' },
  { name: 'work-flood', retryLimit: 3, concurrency: 1, oneAtATimePer: 'floodId' },
  { name: 'wake-ticket', retryLimit: 3, concurrency: 2 },
  { name: 'find-sent', retryLimit: 3, concurrency: 4, oneAtATimePer: 'deliveryId' },
];

export interface TestStore extends StoreParts {
  opened: Opened;
  queue: Queue;
  /** Empties every table; for `beforeEach`. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A store on real PostgreSQL for one test file: the embedded one on a copy of a data folder that was made and migrated
 * once, or, with `serverUrl`, a new database on that server.
 */
export async function openTestStore({
  decide,
  jobs = plainJobs,
  log = silentLog,
  serverUrl,
  listRules,
  channelsOnSurfaces,
}: {
  decide: Decide;
  jobs?: readonly JobShape[];
  log?: Log;
  serverUrl?: string | undefined;
  listRules?: ListRules;
  channelsOnSurfaces?: ChannelsOnSurfaces;
}): Promise<TestStore> {
  const folder = serverUrl === undefined ? await copyTemplate() : undefined;
  const database = serverUrl === undefined ? undefined : await makeDatabase(serverUrl);
  const opened = database
    ? await openServer({ url: database.url, log })
    : await openEmbedded({ folder: folder ?? '', log });
  const parts = await createStore({
    opened,
    jobs,
    decide,
    log,
    listRules,
    channelsOnSurfaces,
    // The days of tests are long past: what they wrote would be deleted at the first look, a minute after the start.
    isTidied: false,
  });
  return {
    ...parts,
    opened,
    reset: () => emptyTables(opened),
    close: async () => {
      await parts.store.close();
      await database?.drop();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `recado_test_${process.pid}_${Date.now()}`;
  const run = async (text: string): Promise<void> => {
    const server = await openServer({ url: serverUrl, log: silentLog });
    await server.run(text);
    await server.close();
  };
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

/** A data folder with a migrated, empty database in it, of the test's own; the caller removes it. */
export async function copyTemplate(): Promise<string> {
  const template = await ensureTemplate();
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-store-'));
  cpSync(path.join(template, 'postgres'), path.join(folder, 'postgres'), { recursive: true });
  return folder;
}

/** Those that point at others first; deleting a few rows is many times quicker than truncate, which makes new files. */
const tables = [
  'article_offers',
  'heard',
  'paid_reads',
  'new_followers',
  'author_days',
  'author_notes',
  'author_lists',
  'crisis_counts',
  'crisis_watches',
  'crisis_signs',
  'war_rooms',
  'holds',
  'protocol_steps',
  'incidents',
  'saved_reports',
  'told_reports',
  'exports',
  'account_snapshots',
  'answer_reviews',
  'ratings',
  'goals',
  'automatic',
  'level_notices',
  'waits',
  'reply_times',
  'service_specs',
  'files',
  'surface_memory',
  'link_codes',
  'person_links',
  'homes',
  'mutes',
  'notes',
  'tags',
  'chat_posts',
  'delegation_answers',
  'delegations',
  'alerts',
  'account_access',
  'accounts',
  'cache',
  'cursors',
  'inbox',
  'activity',
  'submissions',
  'clicks',
  'people',
  'delivery_attempts',
  'deliveries',
  'drafts',
  'message_labels',
  'message_versions',
  'messages',
  'tickets',
  'floods',
  'authors',
];

async function emptyTables({ run }: Opened): Promise<void> {
  await run(`begin; ${tables.map((table) => `delete from ${table};`).join(' ')} delete from pgboss.job; delete from pgboss.schedule;
    alter table inbox alter column id restart; alter table activity alter column id restart; alter sequence ticket_number restart; commit;`);
}

/** Made once for each state of the migrations and of the packages, then kept for later runs. */
async function ensureTemplate(): Promise<string> {
  const template = path.join(keptFolder(), `template-${fingerprint()}`);
  await once(template, async (folder) => {
    const opened = await openEmbedded({ folder, log: silentLog });
    await migrateToLatest(opened.db);
    const { store } = await createStore({
      opened,
      jobs: plainJobs,
      decide: () => {
        throw new Error('the template moves nothing');
      },
      log: silentLog,
    });
    await store.close();
    rmSync(path.join(folder, 'postgres.lock'), { force: true });
  });
  return template;
}

function fingerprint(): string {
  const root = path.join(import.meta.dirname, '..', '..');
  const folder = path.join(root, 'store', 'migrations');
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package.json')));
  for (const file of readdirSync(folder).toSorted()) hash.update(readFileSync(path.join(folder, file)));
  hash.update(readFileSync(path.join(root, 'store', 'queue', 'queue.ts')));
  return hash.digest('hex').slice(0, 16);
}
