import { setTimeout as pause } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Card } from '#core/card.ts';
import { systemClock } from '#core/ports/clock.ts';
import type { Config } from '#core/config/config.ts';
import type { Form } from '#core/form.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Click, Respond, Surface, SurfaceChannel } from '#core/ports/surface.ts';
import { createApi } from '../../adapters/surfaces/slack/service/api.ts';
import { CALLS } from '../../adapters/surfaces/slack/service/calls.ts';
import { createLimiter } from '../../adapters/surfaces/slack/service/limiter.ts';
import { createRespond } from '../../adapters/surfaces/slack/inbound/respond.ts';
import { ok, problem, warning, type Finding } from '#core/finding.ts';
import { reasonOf } from './finding.ts';
import { findPerson, openSlack, patiently, type SlackAccess } from './slack.ts';
import type { CallRecorder } from './call-recorder.ts';

const BUTTON = 'doctor';
/** Slack shows a new message in its history a moment after it took it. */
const READ_BACK_TRIES = 5;

export interface LiveOptions {
  config: Config;
  access: SlackAccess;
  recorder: CallRecorder;
  /** Name with or without #, or id. */
  channel: string;
  /** Why nobody is asked to press the button; undefined where somebody is. */
  noPress: string | undefined;
  pressMs: number;
  tell(sentence: string): void;
}

interface Stage extends LiveOptions {
  client: webApi.WebClient;
  surface: Surface;
  place: SurfaceChannel;
}

/** Works the real chat as Recado does, with a card that is deleted at the end; the calls are in `watch.seen`. */
export async function goLive(options: LiveOptions): Promise<Finding[]> {
  const { client, surface } = openSlack(options.access, options.recorder);
  const found: Finding[] = [];
  const place = await step(found, 'Channel', async () => {
    await client.auth.test();
    const wanted = options.channel.replace(/^#/, '');
    return (await patiently(() => surface.channels())).find(
      ({ id, name }) => id === options.channel || name === wanted,
    );
  });
  if (found.length > 0) return found;
  if (place === undefined)
    return [
      problem(
        'Channel',
        `there is no ${options.channel} that Recado can see. Name one that it is in, such as --live "#test".`,
      ),
    ];
  if (!place.joined) return [problem('Channel', `Recado is not in ${options.channel}. Write /invite @Recado in it.`)];

  const stage: Stage = { ...options, client, surface, place };
  const written: string[] = [];
  try {
    await withCard(stage, found, written);
    await withPeople(stage, found);
  } finally {
    for (const ts of written.toReversed())
      await step(found, 'Delete', () => client.chat.delete({ channel: place.id, ts }));
  }
  return found.length > 0
    ? found
    : [ok('Live', `the test card in #${place.name} was posted, changed, read back and deleted`)];
}

/** Undefined where it failed, which is then among the findings. */
async function step<T>(found: Finding[], what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await patiently(work);
  } catch (error) {
    found.push(problem(what, `failed: ${reasonOf(error)}.`));
    return undefined;
  }
}

async function withCard(stage: Stage, found: Finding[], written: string[]): Promise<void> {
  const { surface, place, client } = stage;
  const channel = place.id;
  const since = systemClock.now();
  const opId = `doctor-${since.getTime()}`;
  const posted = await step(found, 'Post', () =>
    surface.post({ channel, card: cardOf('The doctor of Recado posts this card and deletes it in a moment.'), opId }),
  );
  if (posted === undefined) return;
  written.push(posted.ts);
  const { ts } = posted;
  const reply = await step(found, 'Post in the thread', () =>
    surface.post({ channel, thread: ts, card: cardOf('And this in its thread.'), opId: `${opId}-reply` }),
  );
  if (reply) written.push(reply.ts);
  const isAsking = stage.noPress === undefined;
  await step(found, 'Change', () =>
    surface.update({
      channel,
      ts,
      card: cardOf(isAsking ? 'Please press the button.' : 'The doctor of Recado changed this card.', isAsking),
    }),
  );
  const readBack = async (thread?: string): Promise<boolean> => {
    const wanted = thread === undefined ? opId : `${opId}-reply`;
    for (let tries = 0; tries < READ_BACK_TRIES; tries += 1) {
      if (await surface.find({ channel, opId: wanted, since, thread })) return true;
      await pause(500);
    }
    return false;
  };
  if ((await step(found, 'Read back', () => readBack())) === false)
    found.push(
      problem(
        'Read back',
        'the card is not in the history of the channel, or without its metadata; after a broken connection Recado could not find its own cards.',
      ),
    );
  if (reply && (await step(found, 'Read the thread', () => readBack(ts))) === false)
    found.push(problem('Read the thread', 'the thread message is not there, or without its metadata.'));
  await step(found, 'Link', () => surface.permalink({ channel, ts }));
  if ('pins.add' in CALLS) {
    await step(found, 'Pin', () => client.pins.add({ channel, timestamp: ts }));
    await step(found, 'Unpin', () => client.pins.remove({ channel, timestamp: ts }));
  }
  if ('reactions.add' in CALLS)
    await step(found, 'React', () => client.reactions.add({ channel, timestamp: ts, name: 'white_check_mark' }));
  if ('files.getUploadURLExternal' in CALLS) await step(found, 'Upload', () => uploadUnshared(stage));
  if (isAsking) await press(stage, found);
  else stage.tell(`No form was opened: ${stage.noPress ?? ''}`);
}

/** The file is shared with nobody and deleted. */
async function uploadUnshared({ client, recorder }: Stage): Promise<void> {
  const bytes = Buffer.from('The doctor of Recado uploaded this.\n');
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: 'recado-doctor.txt',
    length: bytes.length,
  });
  if (url === undefined || id === undefined) throw new Error('no upload address');
  await recorder.fetch(url, { method: 'POST', body: bytes });
  await client.files.completeUploadExternal({ files: [{ id, title: 'recado-doctor.txt' }] });
  await client.files.delete({ file: id });
}

async function withPeople({ config, recorder, surface, place, client, tell }: Stage, found: Finding[]): Promise<void> {
  const named = config.approvals.flatMap(({ by }) =>
    by !== 'nobody' && by !== 'area-experts' && 'group' in by ? [by.group] : [],
  );
  for (const handle of [...named, ...Object.keys(config.groups), '@recado-doctor'])
    if (await step(found, 'Groups', () => surface.group(handle))) break;
  for (const person of Object.values(config.people)) {
    const user = await step(found, 'People', () => findPerson(person, surface));
    if (user === undefined || !(await step(found, 'Members', () => surface.isMember(place.id, user.id)))) continue;
    await step(found, 'Direct message', () => surface.direct(user.id));
    const api = createApi({ client, limiter: createLimiter({ clock: systemClock }) });
    const respond = createRespond(
      { api, clock: systemClock, log: silentLog, direct: surface.direct },
      { userId: user.id, origin: { channel: place.id } },
    );
    await step(found, 'Note for one person', () =>
      respond.say('The doctor of Recado is trying the connection. Only you see this; nothing needs doing.'),
    );
    tell(`A note that only ${user.name} sees is in #${place.name}.`);
    if (recorder.seen.some(({ method, result }) => method === 'chat.postEphemeral' && result !== 'ok'))
      found.push(
        problem(
          'Note for one person',
          'could not be shown in the channel; Recado would write a direct message instead.',
        ),
      );
    return;
  }
  found.push(
    warning(
      'People',
      `nobody of the configuration is in #${place.name}, so the calls about people were not all tried.`,
    ),
  );
}

/** Somebody's press opens a form, fills it and says a word: what only a press allows. */
async function press({ surface, place, pressMs, tell }: Stage, found: Finding[]): Promise<void> {
  const pressed = Promise.withResolvers<'pressed'>();
  async function answer(click: Click, respond: Respond): Promise<void> {
    if (click.action !== BUTTON) return;
    try {
      const form = await respond.open(formOf('One moment…'));
      await form.update(formOf('The form opened and was filled. You may close it.'));
      await respond.say('Thank you: the press arrived.');
    } catch (error) {
      found.push(problem('Form', `failed: ${reasonOf(error)}.`));
    }
    pressed.resolve('pressed');
  }
  const started = await step(found, 'Socket Mode', async () => {
    await surface.start({
      onClick: answer,
      onSubmit: async () => ({ kind: 'close' }),
      onCommand: async () => undefined,
      onThreadMessage: async () => undefined,
      words: () => 'Close',
    });
    return true;
  });
  if (started === undefined) return;
  try {
    tell(`Press the button under the test card in #${place.name} within ${Math.round(pressMs / 1000)} seconds.`);
    const stop = new AbortController();
    const how = await Promise.race([pressed.promise, pause(pressMs, 'late' as const, { signal: stop.signal })]);
    stop.abort();
    if (how === 'late')
      found.push(
        warning(
          'Press',
          'none arrived, so no form was opened. If you did press it, Slack does not reach Recado, or another Recado with the same app took it.',
        ),
      );
  } finally {
    await surface.stop();
  }
}

function cardOf(text: string, withButton = false): Card {
  return {
    fallback: text,
    blocks: [
      { kind: 'line', inlines: [{ kind: 'text', text }] },
      ...(withButton
        ? [{ kind: 'buttons' as const, buttons: [{ action: BUTTON, label: 'Press me', value: 'doctor' }] }]
        : []),
    ],
  };
}

function formOf(text: string): Form {
  return {
    action: BUTTON,
    meta: {},
    title: 'Doctor',
    cancel: 'Close',
    blocks: [{ kind: 'line', inlines: [{ kind: 'text', text }] }],
  };
}
