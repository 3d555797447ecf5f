import path from 'node:path';
import { systemClock } from '#core/ports/clock.ts';
import type { Form } from '#core/form.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Surface } from '#core/ports/surface.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { actions } from '../../handlers/actions/registry.ts';
import { nullServices, type Services } from '../../handlers/context.ts';
import { createDispatch } from '../../handlers/dispatch/dispatch.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { ingestMessage } from '../../handlers/jobs/ingest-message.ts';
import { createDirectory } from '../../handlers/people/directory.ts';
import { traitsOf } from '../../test/support/chat-traits.ts';
import { openEmbedded } from '../../store/database/embedded.ts';
import { createStore } from '../../store/index.ts';
import { createFeed } from '../feed.ts';
import { until } from '../web.ts';

/** What the parent hears: milliseconds of CPU a form, of the whole process, by round. */
export interface FormCost {
  rounds: number[];
}

/**
 * What a form costs from its submission to its answer: dispatch, checks and the embedded store with its fsyncs, one form after
 * the other. Jobs are ordered and not done; chat and network are in memory. Arguments: data folder, rounds, forms in each.
 */
const [folder = '', rounds = '2', count = '60'] = process.argv.slice(2);
/** One for each form of a round: nobody writes twenty versions of an answer. */
const CARDS = Number(count);
const USER = 'U1';

const unused = (): Promise<never> => Promise.reject(new Error('nobody is here'));
const surface: Surface = {
  id: 'slack',
  ...traitsOf('slack'),
  start: async () => undefined,
  stop: async () => undefined,
  post: unused,
  update: unused,
  find: unused,
  permalink: unused,
  direct: unused,
  user: async (id) =>
    id === USER
      ? {
          id,
          name: 'Lucía',
          email: 'lucia@alba.example',
          locale: 'es-ES',
          timeZone: 'Europe/Madrid',
          standing: 'member',
        }
      : undefined,
  userByEmail: async () => undefined,
  channels: async () =>
    Object.keys(config.channels).map((name) => ({ id: `C-${name}`, name, private: false, joined: true })),
  isMember: async () => true,
  group: async () => undefined,
};
const network: NetworkConnection = {
  account: 'alba',
  caps: { measure: (text) => [{ length: [...text].length, max: 280 }], privateReplies: false, edits: true },
  pull: async () => ({ events: [], cursor: undefined, waitMs: 1_000 }),
  conversation: async () => [],
  reread: async () => new Map(),
  publish: async () => ({ kind: 'unknown', detail: 'bench' }),
  findOwnAnswer: async () => ({ kind: 'cannot-tell', detail: 'bench' }),
};

const config = loadConfig(path.join(import.meta.dirname, '..', 'brand.yaml'));
const opened = await openEmbedded({ folder, log: silentLog });
const { store, queue } = await createStore({ opened, jobs, decide, log: silentLog, timeZone: config.timeZone });
const surfaces = new Map([[surface.id, surface]]);
const services: Services = {
  ...nullServices,
  store,
  config,
  clock: systemClock,
  log: silentLog,
  texts: createTexts(config.language),
  text: createTextAnalysis(),
  surfaces,
  networks: new Map([[network.account, network]]),
  directory: createDirectory({ config, surfaces, store, clock: systemClock }),
};
const dispatch = createDispatch(services, Object.values(actions), { patienceMs: 60_000 });

await queue.work([{ ...ingestMessage, handle: (payload, signal) => ingestMessage.handle(services, payload, signal) }]);
const events = createFeed('f').page(CARDS * 2);
await store.inbox.add(
  events.map((event) => ({ network: 'x', account: 'alba', brand: 'alba', event })),
  systemClock.now(),
);
await until('the conversations', async () => (await store.inbox.waiting()).waiting === 0);

const forms: Form[] = [];
const refused: string[] = [];
const say = async (said: unknown): Promise<void> => void refused.push(JSON.stringify(said));
for (const ticket of await store.tickets.open({ limit: CARDS }))
  await dispatch.onClick(
    {
      id: `open ${ticket.id}`,
      surface: 'slack',
      userId: USER,
      action: 'reply',
      value: JSON.stringify({ ticketId: ticket.id }),
    },
    {
      say,
      open: async (form) => {
        forms.push(form);
        return { update: async () => undefined };
      },
    },
  );
if (forms.length === 0 || refused.length > 0) throw new Error(`no form was opened: ${refused.join(' ')}`);

let sent = 0;
/** One after the other, as in a quiet office. */
async function send(): Promise<void> {
  const form = forms[sent % forms.length] as Form;
  sent += 1;
  const text = `Hola, gracias por escribirnos: lo estamos mirando (${sent}).`;
  const reply = await dispatch.onSubmit(
    {
      id: `form ${sent}`,
      surface: 'slack',
      userId: USER,
      action: form.action,
      viewId: 'V1',
      meta: form.meta,
      values: { text, next: 'keep' },
    },
    { say, open: unused },
  );
  if (reply.kind !== 'close') throw new Error(`a form was answered otherwise: ${JSON.stringify(reply).slice(0, 500)}`);
}

const cost: FormCost = { rounds: [] };
for (let round = 0; round < Number(rounds); round += 1) {
  const before = process.cpuUsage();
  for (let i = 0; i < Number(count); i += 1) await send();
  const { user, system } = process.cpuUsage(before);
  cost.rounds.push((user + system) / 1_000 / Number(count));
}
await store.close();
process.send?.(cost);
process.disconnect?.();
if (process.send === undefined) console.log(cost);
