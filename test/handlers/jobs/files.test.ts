import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import type { Attachment } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import type { Fetched } from '#core/ports/files.ts';
import { createBox } from '../../../adapters/media/box.ts';
import { copyMedia } from '../../../handlers/jobs/copy-media.ts';
import { forgetFiles } from '../../../handlers/jobs/forget-files.ts';
import { ingestMessage } from '../../../handlers/jobs/ingest-message.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { sendReply } from '../../../handlers/jobs/send-reply.ts';
import { picture, png } from '../../support/pictures.ts';
import { createWorld, hashOf, type World } from './files-world.ts';
import { message, openRig, type Rig } from './rig.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

const ADDRESS = 'https://pbs.example/1.png';

let rig: Rig;
let world: World;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.test.close());
beforeEach(async () => {
  await rig.reset();
  world = createWorld(rig);
});

/** Carla wrote with a picture; card and thread are there. */
async function arrived(over: Parameters<typeof message>[0] = {}): Promise<TicketDetail> {
  const { ticket } = await rig.takeIn(message({ media: [{ kind: 'image', url: ADDRESS }], ...over }));
  await rig.run(postCard, { ticketId: ticket.id }, world.services);
  await rig.show(ticket.id, world.services);
  return rig.detail(ticket.id);
}
const copy = ({ ticket }: TicketDetail): Promise<void> => rig.run(copyMedia, { ticketId: ticket.id }, world.services);
const later = (ms: number): void => {
  rig.clock.at = new Date(rig.clock.at.getTime() + ms);
};
const unknown = () => new RecadoError('surface.unknown-outcome');

describe('what a customer sends', () => {
  it('is fetched once, kept, and shown once, however often the job runs', async () => {
    const detail = await arrived();
    await copy(detail);
    await copy(detail);
    expect(world.fetched).toEqual([ADDRESS]);
    expect(world.shown).toMatchObject([
      { channel: 'C-facturacion', name: 'recado-1.png', title: 'Foto de Carla Ruiz' },
    ]);
    expect([...world.kept.keys()]).toEqual([hashOf(png)]);
  });

  it('waits for the card and for the words that it came with', async () => {
    const { ticket } = await rig.takeIn(message({ media: [{ kind: 'image', url: ADDRESS }] }));
    const detail = await rig.detail(ticket.id);
    await expect(copy(detail)).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
    await rig.run(postCard, { ticketId: ticket.id }, world.services);
    await rig.show(ticket.id, world.services);
    await copy(detail);
    expect(world.shown).toHaveLength(1);
  });

  it('that was shown while the answer was lost is found, and not shown again', async () => {
    const detail = await arrived();
    world.troubles.push({ when: 'after', error: unknown() });
    await expect(copy(detail)).rejects.toThrow();
    await copy(detail);
    expect(world.shown).toHaveLength(1);
    await copy(detail);
    expect(world.shown).toHaveLength(1);
  });

  it('that nobody sees after a crash is shown again only when that proves something', async () => {
    const detail = await arrived();
    world.troubles.push({ when: 'begun', error: unknown() });
    await expect(copy(detail)).rejects.toThrow();
    later(5_000);
    await expect(copy(detail)).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
    expect(world.shown).toHaveLength(0);
    later(40_000);
    await copy(detail);
    expect(world.shown).toHaveLength(1);
  });

  it('that the chat plainly refused may be shown at once', async () => {
    const detail = await arrived();
    world.troubles.push({ when: 'begun', error: new RecadoError('surface.rate-limited', { retryAfterMs: 1_000 }) });
    await expect(copy(detail)).rejects.toMatchObject({ retryAfterMs: 1_000 });
    await copy(detail);
    expect(world.shown).toHaveLength(1);
  });

  it('is not tried for ever: people are told where it is, once', async () => {
    const detail = await arrived();
    world.answers.push(...Array.from({ length: 5 }, (): Fetched => ({ kind: 'failed', detail: 'HTTP 503' })));
    for (let tries = 0; tries < 4; tries += 1)
      await expect(copy(detail)).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
    await copy(detail);
    await copy(detail);
    expect(world.fetched).toHaveLength(5);
    expect(
      (await rig.detail(detail.ticket.id)).thread.flatMap(({ entry }) => (entry.kind === 'event' ? [entry] : [])),
    ).toEqual([
      {
        kind: 'event',
        key: 'file.not-shown.unreachable',
        params: { url: 'https://x.com/carla_ruiz/status/100' },
        mention: [],
      },
    ]);
  });

  it('does not wait for another that cannot be fetched', async () => {
    const detail = await arrived({
      media: [
        { kind: 'image', url: ADDRESS },
        { kind: 'image', url: 'https://pbs.example/2.png' },
      ],
    });
    world.answers.push({ kind: 'failed', detail: 'HTTP 503' });
    await expect(copy(detail)).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
    expect(world.shown).toHaveLength(1);
  });

  it('goes out of the thread, and its bytes with it, when she deletes her message', async () => {
    const detail = await arrived();
    await copy(detail);
    await rig.test.store.inbox.add(
      [
        {
          network: 'x',
          account: 'alba-x',
          brand: 'alba',
          event: { kind: 'deleted', eventKey: 'deleted:100', nativeId: '100', at: rig.clock.now() },
        },
      ],
      rig.clock.now(),
    );
    await rig.run(ingestMessage, {});
    await copy(detail);
    await copy(detail);
    expect(world.shown).toEqual([]);
    expect([...world.kept.keys()]).toEqual([]);
  });

  it('leaves this machine at the next try where a process died before its bytes were removed', async () => {
    const detail = await arrived();
    await copy(detail);
    const { box } = world.services.files;
    const dies = { ...box, remove: async () => Promise.reject(new Error('the process died')) };
    const services = world.services;
    world.services = { ...services, files: { ...services.files, box: dies } };
    await rig.takeIn({ kind: 'deleted', eventKey: 'deleted:100', nativeId: '100', at: rig.clock.now() });
    await expect(copy(detail)).rejects.toThrow('the process died');
    expect([world.shown, [...world.kept.keys()]]).toEqual([[], [hashOf(png)]]);
    world.services = services;
    await copy(detail);
    expect([...world.kept.keys()]).toEqual([]);
  });

  it.each([
    ['its channel takes no files of it any more', 'update tickets set private = true where id ='],
    ['its card is gone', "update chat_posts set state = 'gone' where kind = 'card' and ticket_id ="],
  ])('goes from the thread and from this machine too where %s', async (_what, happened) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'recado-box-'));
    const bytes = () => readdir(folder, { recursive: true, withFileTypes: true });
    const files = async () => (await bytes()).filter((each) => each.isFile()).map(({ name }) => name);
    try {
      world.services = { ...world.services, files: { ...world.services.files, box: createBox(folder) } };
      const detail = await arrived();
      await copy(detail);
      expect([await files(), world.shown.length]).toEqual([[hashOf(png)], 1]);
      await rig.test.opened.run(`${happened} '${detail.ticket.id}'`);
      await rig.takeIn({ kind: 'deleted', eventKey: 'deleted:100', nativeId: '100', at: rig.clock.now() });
      await copy(detail);
      expect([await files(), world.shown]).toEqual([[], []]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('goes along to another channel', async () => {
    const detail = await arrived();
    await copy(detail);
    const { id: ticketId } = detail.ticket;
    await rig.move(ticketId, { move: 'claim' });
    await rig.move(ticketId, { move: 'transfer', to: 'faturas', reason: 'es de allí' });
    await rig.run(postCard, { ticketId }, world.services);
    await rig.show(ticketId, world.services);
    await copy(detail);
    await copy(detail);
    expect(world.shown.map(({ channel, title }) => `${channel} ${title}`)).toEqual([
      'C-facturacion Foto de Carla Ruiz',
      'C-faturas Foto de Carla Ruiz',
    ]);
    expect(world.fetched).toHaveLength(1);
  });

  it('in private is not shown in a channel that everybody may read', async () => {
    const detail = await arrived({ private: true, kind: 'dm' });
    await copy(detail);
    expect(world.shown).toEqual([]);
    expect(world.fetched).toEqual([]);
  });

  it('stays where it is on a chat that takes no files', async () => {
    const detail = await arrived();
    await rig.run(
      copyMedia,
      { ticketId: detail.ticket.id },
      { ...world.services, surfaces: new Map([['slack', rig.chat.surface]]) },
    );
    expect(world.fetched).toEqual([]);
  });
});

it('forgets the bytes of files after a month', async () => {
  await rig.run(forgetFiles, {}, world.services);
  expect(world.forgot).toEqual([new Date(rig.clock.at.getTime() - 30 * 86_400_000)]);
});

const receipt: Attachment = {
  name: 'recibo.png',
  mime: 'image/png',
  sha256: hashOf(png),
  size: png.length,
  alt: 'Un recibo',
  from: { surface: 'slack', ref: 'given-1' },
};

describe('what goes out with an answer', () => {
  async function ready(attachments: Attachment[]): Promise<{ ticketId: string; deliveryId: string }> {
    const { ticket } = await rig.takeIn(message());
    await rig.run(postCard, { ticketId: ticket.id }, world.services);
    await rig.move(ticket.id, {
      move: 'write',
      submit: true,
      draft: {
        text: 'Aquí va.',
        attachments,
        account: 'alba-x',
        private: false,
        target: '100',
        at: null,
        findings: [],
        approval: { rule: 0, approvers: [], fourEyes: 'no' },
        basedOn: null,
      },
    });
    const draft = (await rig.detail(ticket.id)).drafts.at(-1);
    await rig.move(ticket.id, {
      move: 'send',
      draftId: draft?.id ?? '',
      hash: draft?.approvedHash ?? '',
      confirmed: false,
    });
    return { ticketId: ticket.id, deliveryId: (await rig.detail(ticket.id)).deliveries.at(-1)?.id ?? '' };
  }
  const send = (payload: { ticketId: string; deliveryId: string }): Promise<void> =>
    rig.run(sendReply, payload, world.services);
  const delivery = async ({ ticketId }: { ticketId: string }) => (await rig.detail(ticketId)).deliveries.at(-1);

  it('is brought to the network before the one call that publishes', async () => {
    world.kept.set(receipt.sha256, png);
    const it_ = await ready([receipt]);
    await send(it_);
    await send(it_);
    expect(world.uploads).toEqual([
      { file: { bytes: png, mime: 'image/png', alt: 'Un recibo', name: 'recibo.png' }, isPrivate: false },
    ]);
    expect(rig.network.published).toMatchObject([{ text: 'Aquí va.', files: ['m1'] }]);
    expect(await delivery(it_)).toMatchObject({ state: 'sent' });
  });

  it('is shown in the thread to whoever approves, from the chat where the bytes are not here', async () => {
    world.given.set('given-1', png);
    const { ticketId } = await ready([receipt]);
    await rig.show(ticketId, world.services);
    await rig.run(copyMedia, { ticketId }, world.services);
    expect(world.shown).toMatchObject([{ title: 'Adjunto del borrador 1: recibo.png', name: 'recado-1.png' }]);
  });

  it('that is refused is told, and nothing is published', async () => {
    world.kept.set(receipt.sha256, png);
    world.uploadEnds.push({ kind: 'refused', code: 'attachment', detail: 'media type unrecognized' });
    const it_ = await ready([receipt]);
    await send(it_);
    expect(rig.network.published).toEqual([]);
    expect(await delivery(it_)).toMatchObject({
      state: 'refused',
      refusal: 'attachment',
      detail: 'media type unrecognized',
    });
  });

  it('that did not arrive is tried again, and published once', async () => {
    world.kept.set(receipt.sha256, png);
    world.uploadEnds.push({ kind: 'not-sent', retryAfterMs: 5_000, detail: 'HTTP 503' });
    const it_ = await ready([receipt]);
    await send(it_);
    expect(await delivery(it_)).toMatchObject({ state: 'queued' });
    await send(it_);
    expect(rig.network.published).toHaveLength(1);
    expect(await delivery(it_)).toMatchObject({ state: 'sent' });
  });

  it.each<[string, () => void]>([
    ['gone everywhere', () => undefined],
    ['other bytes by now', () => void world.given.set('given-1', picture([1, 2, 3]))],
  ])('that is %s is never sent', async (_what, arrange) => {
    arrange();
    const it_ = await ready([receipt]);
    await send(it_);
    expect(world.uploads).toEqual([]);
    expect(rig.network.published).toEqual([]);
    expect(await delivery(it_)).toMatchObject({ state: 'refused', refusal: 'attachment' } satisfies Partial<
      Record<string, unknown>
    > & {
      refusal: Extract<PublishOutcome, { kind: 'refused' }>['code'];
    });
  });

  it('waits with the answer while the account is not let in', async () => {
    world.kept.set(receipt.sha256, png);
    world.uploadEnds.push({ kind: 'refused', code: 'not-authorised', detail: 'Unauthorized' });
    const it_ = await ready([receipt]);
    await send(it_);
    expect(rig.network.published).toEqual([]);
    expect(await delivery(it_)).toMatchObject({ state: 'queued', refusal: 'not-authorised' });
  });
});
