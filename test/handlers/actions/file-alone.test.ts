import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directFiles } from '../../../adapters/networks/meta/upload.ts';
import { createWorld, hashOf } from '../jobs/files-world.ts';
import type { Rig as JobsRig } from '../jobs/rig.ts';
import { png } from '../../support/pictures.ts';
import { openRig, type Rig } from './rig.ts';
import { ANSWER, fieldOf } from './waiting.ts';

const PICTURE = JSON.stringify({ ref: 'F1', name: 'formulario.png', size: png.length });
let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
  const world = createWorld({
    services: rig.services,
    chat: rig.chat,
    network: rig.network,
  } as unknown as JobsRig);
  world.given.set('F1', png);
  Object.assign(rig.services, { files: world.services.files });
  Object.assign(rig.chat.surface, { files: world.services.surfaces.get('slack')?.files });
  Object.assign(rig.network.connection, { upload: async () => ({ kind: 'ready', id: 'image:1' }) });
  Object.assign(rig.network.connection.caps, { files: () => directFiles });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

describe('where words and a file are two messages', () => {
  it('a file goes out alone, without greeting and without what the manual asks of words', async () => {
    const { ticket } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(fieldOf(opened[0], 'text')).toMatchObject({ optional: true });
    expect(fieldOf(opened[0], 'files')).toMatchObject({ hint: expect.stringContaining('sale solo') });
    const { reply } = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, {
      text: 'Hola, Carla: ',
      files: PICTURE,
      next: 'send',
    });
    expect(reply).toMatchObject({ kind: 'close' });
    const { drafts, deliveries } = await rig.detail(ticket.id);
    expect(drafts).toMatchObject([{ text: '', findings: [], attachments: [{ sha256: hashOf(png) }] }]);
    expect(deliveries).toMatchObject([{ state: 'queued' }]);
  });

  it('both at once are asked for one after the other, and neither is lost', async () => {
    const { ticket } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const { reply } = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, {
      text: ANSWER,
      files: PICTURE,
      next: 'send',
    });
    expect(reply).toMatchObject({ kind: 'errors', errors: { files: expect.stringContaining('dos mensajes') } });
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
  });

  it('nothing at all is still no answer', async () => {
    const { ticket } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const { reply, told } = await rig.send('ULUCIA', 'reply', opened[0]?.meta ?? {}, { text: '', next: 'send' });
    expect(JSON.stringify([reply, told])).toMatch(/vac|escrib/i);
    expect((await rig.detail(ticket.id)).drafts).toEqual([]);
  });
});
