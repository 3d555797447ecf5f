import { setTimeout as pause } from 'node:timers/promises';
import { buttonOf, channelsOf, messagesIn, type Message } from '../slack.ts';
import { call, until } from '../web.ts';

interface View {
  id: string;
  submit?: unknown;
  blocks: NonNullable<Message['blocks']>;
}

/** Whoever asks for reports in the local workspace, with what Slack's client would send. */
export interface ReportAsker {
  /** Asks for everything since that day and waits until it is shown; milliseconds. */
  ask(from: string): Promise<number>;
  /** Asks for the rows of it as a file, says when she has, and waits until it is in her direct conversation; milliseconds. */
  file(from: string, format: 'rows-csv' | 'rows-xlsx', begun: () => void): Promise<number>;
}

/** On a machine with ten others at work a file of 100,000 rows takes seven minutes. */
const WITHIN_MS = 900_000;
/** The thread of pictures ends when nobody drew for a minute. */
const SETTLE_MS = 65_000;
const TRIES = 6;
const OPENS_WITHIN_MS = 10_000;
/** What the form has at first, but for the period. */
const chosen = {
  volume: 'received\nanswers',
  time: 'first-response',
  quality: '',
  by: 'day',
  clock: 'service',
  shape: 'bars',
  compare: 'none',
  only: '',
  name: '',
};

export function createAsker(url: string, user: string): ReportAsker {
  const at = `${url}/sandbox/slack`;
  const top = async (): Promise<View | null> =>
    (await call<{ view: View | null }>('GET', `${at}/views?user=${user}`)).view;
  const shows = (view: View | null, action: string): boolean =>
    view !== null && buttonOf({ ts: '', text: '', blocks: view.blocks }, action) !== undefined;

  /** A trigger lives three seconds: on a machine that needs longer she is asked to try again, which she does. */
  async function opened(): Promise<View> {
    const channel = (await channelsOf(url)).find(({ name }) => name === 'redes');
    for (let tries = 0; tries < TRIES; tries += 1) {
      await call('POST', `${at}/command`, { user, channel: channel?.id, text: '/recado informe' });
      for (const end = performance.now() + OPENS_WITHIN_MS; performance.now() < end; await pause(20)) {
        const view = await top();
        if (view !== null) return view;
      }
    }
    throw new Error(`the form of reports did not open, ${TRIES} times`);
  }

  async function shown(from: string): Promise<View> {
    const form = await opened();
    const to = new Date().toISOString().slice(0, 10);
    const values = { ...chosen, period: 'between', from, to };
    const { errors } = await call<{ errors?: object }>('POST', `${at}/submit`, {
      user,
      viewId: form.id,
      values,
      wait: false,
    });
    if (errors && Object.keys(errors).length > 0) throw new Error(`the form of reports: ${JSON.stringify(errors)}`);
    return await until(
      'the report',
      async () => {
        const view = await top();
        return shows(view, 'export-report') && view !== null && view;
      },
      { withinMs: WITHIN_MS },
    );
  }

  async function close(): Promise<void> {
    const view = await top();
    if (view !== null) await call('POST', `${at}/close`, { user, viewId: view.id, clear: true, wait: false });
  }

  return {
    async ask(from) {
      const began = performance.now();
      await shown(from);
      const took = performance.now() - began;
      await close();
      return took;
    },
    async file(from, format, begun) {
      const report = await shown(from);
      const button = buttonOf({ ts: '', text: '', blocks: report.blocks }, 'export-report');
      await call('POST', `${at}/click`, {
        user,
        viewId: report.id,
        actionId: 'export-report',
        value: button?.value,
        wait: false,
      });
      const form = await until('the form of files', async () => {
        const view = await top();
        return view !== null && JSON.stringify(view).includes('"format"') && view;
      });
      const before = await filesOf();
      // The picture of the report has gone from mind.
      await pause(SETTLE_MS);
      begun();
      const began = performance.now();
      await call('POST', `${at}/submit`, { user, viewId: form.id, values: { format }, wait: false });
      await until('the file', async () => (await filesOf()) > before, { withinMs: WITHIN_MS, everyMs: 100 });
      const took = performance.now() - began;
      await close();
      return took;
    },
  };

  /** In her direct conversation with the bot, in any thread. */
  async function filesOf(): Promise<number> {
    const direct = (await call<{ id: string; kind: string }[]>('GET', `${at}/channels?user=${user}`)).find(
      ({ kind }) => kind === 'im',
    );
    if (direct === undefined) return 0;
    const threads = await Promise.all(
      (await messagesIn(url, direct.id, 50)).map(({ ts }) =>
        call<unknown>('GET', `${at}/channels/${direct.id}/messages?thread=${ts}`),
      ),
    );
    return threads.filter((thread) => JSON.stringify(thread).includes('"files":[{')).length;
  }
}
