import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import type { By, TicketView, Verdict } from '#core/ticket/changes.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import type { Log } from '#core/ports/log.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { at, changes, inbound, takeIn } from './build.ts';

export interface Rig {
  readonly at: TestStore;
  /** What `tickets.move` does in this test; back to "nothing" before each. */
  decide(step: (view: TicketView, move: Move, by: By, at: Date) => Verdict): void;
  logged: { level: string; message: string; fields: Record<string, unknown> }[];
}

/** The same tests on the embedded store and, where RECADO_TEST_DATABASE_URL names one, on a server. */
export function onEachStore(name: string, tests: (rig: Rig) => void): void {
  // `npm run test:peers` comes after the suites, which had the embedded one.
  if (process.env['RECADO_TEST_EMBEDDED'] !== 'no') describe(`${name}, embedded`, () => tests(makeRig(undefined)));
  const serverUrl = process.env['RECADO_TEST_DATABASE_URL'];
  if (serverUrl) describe(`${name}, server`, () => tests(makeRig(serverUrl)));
  else
    describe(`${name}, server`, () => {
      it.skip('needs RECADO_TEST_DATABASE_URL', () => undefined);
    });
}

function makeRig(serverUrl: string | undefined): Rig {
  const nothing = (): Verdict => ({ kind: 'moved', changes: { activity: [], jobs: [] } });
  let decide: (view: TicketView, move: Move, by: By, at: Date) => Verdict = nothing;
  let store: TestStore | undefined;
  const logged: Rig['logged'] = [];
  const note =
    (level: string) =>
    (fields: Record<string, unknown>, message: string): void => {
      logged.push({ level, message, fields });
    };
  const log: Log = { error: note('error'), warn: note('warn'), info: note('info'), debug: () => undefined };

  beforeAll(async () => {
    store = await openTestStore({ decide: (view, move, by, at) => decide(view, move, by, at), serverUrl, log });
  });
  beforeEach(async () => {
    decide = nothing;
    logged.length = 0;
    await store?.reset();
  });
  afterAll(async () => {
    await store?.close();
  });
  return {
    get at() {
      if (!store) throw new Error('The store is opened before the first test, not before');
      return store;
    },
    decide: (step) => {
      decide = step;
    },
    logged,
  };
}

/** What two suites begin with: a ticket, and a move that makes whatever changes a test wants. */
export function ticketRig(rig: Rig): {
  ticket(): Promise<string>;
  write(ticketId: string, change: Parameters<typeof changes>[0]): ReturnType<TestStore['store']['tickets']['move']>;
} {
  return {
    async ticket() {
      const [id] = await takeIn(rig.at.store, [inbound('1')]);
      if (!id) throw new Error('No ticket was opened');
      return id;
    },
    write(ticketId, change) {
      rig.decide(() => ({ kind: 'moved', changes: changes(change) }));
      return rig.at.store.tickets.move({ ticketId, move: { move: 'claim' }, by: { kind: 'person', id: 'lucia' }, at });
    },
  };
}
