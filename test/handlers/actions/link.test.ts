import { afterAll, beforeAll, expect, it } from 'vitest';
import { actions } from '../../../handlers/actions/registry.ts';
import { createDispatch } from '../../../handlers/dispatch/dispatch.ts';
import { openRig, recordingRespond, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

it('gives the asker the link as one that can be pressed, with the day on which it ends', async () => {
  const { ticket } = await rig.open();
  const said: unknown[] = [];
  const dispatch = createDispatch({ ...rig.services, publicUrl: 'https://recado.example' }, Object.values(actions));
  await dispatch.onSubmit(
    {
      id: 'link-1',
      surface: 'slack',
      userId: 'ULUCIA',
      action: 'delegate',
      viewId: 'V1',
      meta: { ticketId: ticket.id },
      values: { to: 'link', question: '¿Qué taller?' },
    },
    { ...recordingRespond().respond, say: async (words) => void said.push(words) },
  );
  expect(said).toEqual([
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'link',
        url: expect.stringMatching(/^https:\/\/recado\.example\/ask\/[\w-]{43}$/),
      }),
    ]),
  ]);
});
