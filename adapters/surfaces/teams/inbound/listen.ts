import { mayPass } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import type { SurfaceHandlers, ThreadMessage } from '#core/ports/surface.ts';
import { Activity, isPersonal, conversationIn, SURFACE } from './activity.ts';
import type { InvokeAnswer } from './activity.ts';
import type { Invokes } from './invoke.ts';
import type { References } from '../service/references.ts';
import { createRespond } from './respond.ts';
import type { TeamsContext } from '../context.ts';
import { readCommand, readWritten } from './words.ts';

/** Teams sends an activity again that was not answered within 15 s. */
const PATIENCE_MS = 10_000;
/** How many activities are known again when they are sent twice; a redelivery comes within seconds. */
const REMEMBERED = 2_000;

interface Listening {
  context: TeamsContext;
  invokes: Invokes;
  references: References;
  companyTenant: string;
  handlers(): SurfaceHandlers | undefined;
  /** She asked for her page: it is posted anew, where she looks. */
  askedHome(userId: string): void;
  log: Log;
}

/** Of somebody else than a person, or of ours: never handed over. */
function isBots({ from, recipient }: Activity): boolean {
  return from.id === recipient.id || from.id.startsWith('28:') || from.role === 'bot';
}

/** A change has the id of its message; only its moment tells it from the next one. */
function keyOf({ type, name, conversation, id, timestamp, channelData }: Activity): string | undefined {
  return id === undefined ? undefined : [type, name, conversation.id, id, timestamp, channelData?.eventType].join('|');
}

/** Turns every activity into a call of the handlers. */
export function createListener({
  context,
  invokes,
  references,
  companyTenant,
  handlers,
  askedHome,
  log,
}: Listening): (raw: unknown) => Promise<InvokeAnswer> {
  const answers = new Map<string, Promise<InvokeAnswer>>();

  /** The same activity delivered twice is handled once and answered alike, while it is under way too. */
  function once(activity: Activity, handle: () => Promise<InvokeAnswer>): Promise<InvokeAnswer> {
    const key = keyOf(activity);
    if (key === undefined) return handle();
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = handle();
    answers.set(key, answer);
    const again = (): boolean => answers.delete(key);
    // What could not be kept is taken when it comes again.
    void answer.then(({ status }) => status >= 500 && again(), again);
    for (const oldest of answers.keys()) {
      if (answers.size <= REMEMBERED) break;
      answers.delete(oldest);
    }
    return answer;
  }

  function toThreadMessage(activity: Activity): ThreadMessage | undefined {
    const { id: ts, type, from } = activity;
    if (ts === undefined) return undefined;
    const { channel, thread } = conversationIn(activity);
    const direct = isPersonal(activity);
    const { text, quotes } = readWritten(activity);
    const root = direct ? (quotes ?? ts) : thread;
    const gone = type === 'messageDelete';
    // What opens a thread of its own hangs under no card; what is deleted in a personal chat was no note.
    if (root === undefined || (!direct && root === ts) || (direct && gone)) return undefined;
    const change = gone ? { deleted: true as const } : type === 'messageUpdate' ? { edited: true as const } : {};
    return {
      id: [SURFACE, channel, ts].join(':'),
      surface: SURFACE,
      userId: from.id,
      channel,
      thread: root,
      ts,
      text: gone ? '' : text,
      direct: direct || undefined,
      ...change,
    };
  }

  /** Under a card of ours; what names us anywhere else speaks to us. */
  async function isNote(activity: Activity): Promise<boolean> {
    const { channel, thread } = conversationIn(activity);
    if (thread === undefined || thread === activity.id) return false;
    return (await handlers()?.holds?.({ surface: SURFACE, channel, ts: thread })) ?? true;
  }

  async function onMessage(activity: Activity): Promise<void> {
    const taking = handlers();
    if (taking === undefined || isBots(activity) || (await invokes.message(activity))) return;
    const place = conversationIn(activity);
    const written = readWritten(activity);
    const userId = activity.from.id;
    const known = readCommand(written);
    const command = isPersonal(activity)
      ? known
      : written.mentionsUs && !(await isNote(activity))
        ? (known ?? { text: written.text, home: false })
        : undefined;
    if (command?.home === true) {
      askedHome(userId);
      await taking.onHome?.({ surface: SURFACE, userId });
      return;
    }
    if (command !== undefined) {
      const id = [SURFACE, userId, place.channel, activity.id].join(':');
      await taking.onCommand(
        { id, surface: SURFACE, userId, channel: place.channel, text: command.text },
        createRespond(context, { userId, place }),
      );
      return;
    }
    const message = toThreadMessage(activity);
    if (message !== undefined) await taking.onThreadMessage(message);
  }

  async function onChange(activity: Activity): Promise<void> {
    const message = isBots(activity) ? undefined : toThreadMessage(activity);
    if (message !== undefined) await handlers()?.onThreadMessage(message);
  }

  /** The app was put beside her chats: what she would look for first is her own page. */
  async function onInstalled(activity: Activity): Promise<void> {
    if (isPersonal(activity) && activity.action?.startsWith('add') === true && !isBots(activity))
      await handlers()?.onHome?.({ surface: SURFACE, userId: activity.from.id });
  }

  async function handle(activity: Activity): Promise<InvokeAnswer> {
    if (await references.learn(activity))
      void context.track('a new place', async () => handlers()?.onPlaces?.({ surface: SURFACE }));
    if (activity.type === 'invoke') return handlers() === undefined ? { status: 503 } : invokes.answer(activity);
    const work = works.get(activity.type);
    if (work === undefined) return { status: 200 };
    let kept = true;
    const done = context.track(activity.type, async () => {
      try {
        await work(activity);
      } catch (error) {
        // What is refused for good is refused again: only what may pass is worth another delivery.
        kept = !mayPass(error);
        throw error;
      }
    });
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([done, new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)))]);
    clearTimeout(timer);
    return { status: kept ? 200 : 500 };
  }
  const works = new Map([
    ['message', onMessage],
    ['messageUpdate', onChange],
    ['messageDelete', onChange],
    ['installationUpdate', onInstalled],
  ]);

  return async (raw) => {
    const read = Activity.safeParse(raw);
    if (!read.success) {
      log.warn({ problem: read.error.issues[0]?.path.join('.') ?? null }, 'an activity of teams could not be read');
      return { status: 400 };
    }
    const activity = read.data;
    const tenant = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
    if (tenant !== companyTenant) {
      log.warn({ tenant: tenant ?? null }, 'an activity of another teams tenant was dropped');
      return { status: 403 };
    }
    return once(activity, () => handle(activity));
  };
}
