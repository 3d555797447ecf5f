import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { openStore } from '../../../store/index.ts';
import { DEBITS, ROOMS, takeIn } from '../../handlers/labels/teaching.ts';
import { root } from '../../support/source.ts';
import { plainJobs } from '../../support/store.ts';

/** As somebody writes it who begins: areas without the words that these customers use. */
const CONFIGURATION = `
brands:
  alba: { name: Alba, languages: [es], accounts: { alba: { network: x, handle: alba } } }
areas:
  billing: { name: Facturación, words: [factura] }
  shops: { name: Tiendas, words: [tienda] }
channels: { redes: { slack: "#redes" } }
fallback: redes
people: { lucia: { name: Lucía, email: lucia@alba.example, roles: [agent] } }
`;
const MORE_DEBITS = ['El adeudo llegó dos veces a mi banco', 'Un adeudo raro, y el banco dice que es vuestro'];
const MORE_ROOMS = ['Nadie atendía el probador', 'La cortina del probador está rota'];

let folder: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'recado-corrections-'));
  const configFile = path.join(folder, 'recado.yaml');
  writeFileSync(configFile, CONFIGURATION);
  const dataFolder = path.join(folder, 'data');
  env = { PATH: process.env['PATH'], HOME: process.env['HOME'], RECADO_CONFIG: configFile, RECADO_DATA: dataFolder };
  const { store } = await openStore({
    folder: dataFolder,
    databaseUrl: undefined,
    begun: undefined,
    jobs: plainJobs,
    decide,
    log: silentLog,
  });
  const clock = { at: new Date('2026-03-10T09:36:00Z'), now: () => clock.at };
  const detail = async (id: string) => {
    const found = await store.tickets.detail(id);
    if (!found) throw new Error(`There is no ticket ${id}`);
    return found;
  };
  const services = { config: loadConfig(configFile), text: createTextAnalysis() };
  const set = async (text: string, values: { area: string } | { category: 'praise' }): Promise<void> => {
    const { ticket } = await takeIn({ store, clock, detail, services }, text);
    clock.at = new Date(clock.at.getTime() + 1000);
    const by = { kind: 'person', id: 'lucia' } as const;
    await store.tickets.move({ ticketId: ticket.id, move: { move: 'correct-labels', values }, by, at: clock.at });
  };
  try {
    for (const text of [...DEBITS, ...MORE_DEBITS]) await set(text, { area: 'billing' });
    for (const text of [...ROOMS, ...MORE_ROOMS]) await set(text, { area: 'shops' });
    await set('Vaya tela con el trasto de Mondariz', { category: 'praise' });
  } finally {
    await store.close();
  }
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('npm run train -- --from-corrections', () => {
  it('shows what a workspace would learn of areas and of the category, and writes nothing', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join(root, 'bench', 'text', 'train.ts'), '--from-corrections'],
      { cwd: root, env, maxBuffer: 10_000_000 },
    );
    const line = (start: string): string => stdout.split('\n').find((each) => each.startsWith(start)) ?? '';
    expect(line('area')).toMatch(/by words +and learnt +not taught/);
    expect(line('corrections told right')).toMatch(/ 0 of 10 \(0\.0\) +10 of 10 \(100\.0\) +(?:[89]|10) of 10/);
    expect(line('told wrong')).toMatch(/ 0 of 10 \(0\.0\) +0 of 10 \(0\.0\) +0 of 10/);
    expect(stdout).toContain('Of areas nothing is ever written');
    expect(stdout).toMatch(/corrections told right +[01] of 1 .+[01] of 1/);
    expect(stdout).toContain('Nothing was written.');
    // It reads some thousand messages of ours several times.
  }, 600_000);

  it('says so where nobody has set anything right', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join(root, 'bench', 'text', 'train.ts'), '--from-corrections'],
      { cwd: root, env: { ...env, RECADO_DATA: path.join(folder, 'empty') } },
    );
    expect(stdout.split('\n').filter(Boolean)).toEqual([
      'Nobody has set an area right yet, or those messages are gone: there is nothing to learn of areas.',
      'Nobody has set a category right yet, or those messages are gone: there is nothing to learn of it.',
    ]);
  }, 300_000);
});
