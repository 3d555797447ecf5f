import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { createMetrics } from '../../../bot/http/metrics.ts';
import { instrumentSurface } from '../../../bot/build/instrument.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { message, openRig, type Rig } from '../../handlers/jobs/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.test.close());
beforeEach(() => rig.reset());

it.each(['post', 'permalink', 'channels'] as const)(
  'a token that the chat refuses at %s is one problem, until a call succeeds',
  async (call) => {
    const { problems, log } = rig.services;
    if (!problems) throw new Error('nobody looks');
    const { ticket } = await rig.takeIn(message());
    let isRefused = true;
    const guarded = <A extends unknown[], T>(name: string, work: (...given: A) => Promise<T>) => {
      return async (...given: A): Promise<T> => {
        if (isRefused && name === call)
          throw new RecadoError('surface.not-authorised', { params: { error: 'token_revoked' } });
        return work(...given);
      };
    };
    const { surface } = rig.chat;
    const refusing = {
      ...surface,
      post: guarded('post', surface.post),
      permalink: guarded('permalink', surface.permalink),
      channels: guarded('channels', surface.channels),
    };
    const watched = instrumentSurface(refusing, { metrics: createMetrics().metrics, problems, log });
    const surfaces = new Map([['slack', watched]]);
    const services = { ...rig.services, surfaces, directory: createDirectory({ ...rig.services, surfaces }) };
    await expect(rig.run(postCard, { ticketId: ticket.id }, services)).rejects.toMatchObject({
      code: 'surface.not-authorised',
      retryAfterMs: 60_000,
    });
    const since = rig.clock.now();
    expect(problems.list()).toEqual([{ what: 'chat:slack', since, say: expect.stringContaining('token_revoked') }]);
    isRefused = false;
    rig.clock.at = new Date(since.getTime() + 10 * 60_000);
    await rig.run(postCard, { ticketId: ticket.id }, services);
    expect(problems.list()).toEqual([]);
  },
);

it('what a surface lacks is absent of the same surface with its calls timed', () => {
  const { problems, log } = rig.services;
  const { pin, publishHome, hears, files, userByAccount, groups, ...least } = rig.chat.surface;
  expect([pin, publishHome, hears, files, userByAccount, groups].some((each) => each !== undefined)).toBe(true);
  const watched = instrumentSurface(least, { metrics: createMetrics().metrics, problems, log });
  expect(Object.keys(watched).toSorted()).toEqual(Object.keys(least).toSorted());
});
