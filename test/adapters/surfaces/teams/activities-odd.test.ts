import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import type { SurfaceHandlers } from '#core/ports/surface.ts';
import type { TeamsContext } from '../../../../adapters/surfaces/teams/context.ts';
import { createListener } from '../../../../adapters/surfaces/teams/inbound/listen.ts';
import { createOpenForms } from '../../../../adapters/surfaces/teams/service/open-forms.ts';
import { createReferences } from '../../../../adapters/surfaces/teams/service/references.ts';
import { mapMemory } from '../../../support/map-memory.ts';

const TENANT = '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11';
const whole = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/emea/',
  timestamp: '2026-11-20T10:00:00Z',
  locale: 'es-ES',
  localTimezone: 'Europe/Madrid',
  from: { id: '29:lucia', name: 'Lucía', aadObjectId: 'o-lucia' },
  recipient: { id: '28:recado', name: 'Recado' },
  conversation: { id: '19:a@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: TENANT },
  channelData: { tenant: { id: TENANT }, team: { id: '19:t', aadGroupId: 'g' }, channel: { id: '19:a@thread.tacv2' } },
  text: '<at>Recado</at> hola a todos',
  entities: [{ type: 'mention', mentioned: { id: '28:recado' }, text: '<at>Recado</at>' }],
  attachments: [{ contentType: 'text/html', content: '<p>hola <b>a todos</b></p>' }],
};
const types = [
  'message',
  'messageUpdate',
  'messageDelete',
  'installationUpdate',
  'conversationUpdate',
  'messageReaction',
  'x',
];

/** A sound activity in which one to three parts, however deep, are something else or missing. */
const activity = fc
  .record({
    type: fc.constantFrom(...types),
    personal: fc.boolean(),
    id: fc.uuid(),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.anything({ withNullPrototype: true })), { maxLength: 3 }),
    eventType: fc.constantFrom(undefined, null, 'channelDeleted', 'teamRenamed', 'channelRenamed', 'softDeleteMessage'),
  })
  .map(({ type, personal, id, changes, eventType }) => {
    const made: Record<string, unknown> = structuredClone({ ...whole, type, id });
    if (personal) made['conversation'] = { id: 'a:chat', conversationType: 'personal', tenantId: TENANT };
    made['channelData'] = { ...whole.channelData, eventType };
    for (const [outer, inner, value] of changes) {
      const names = Object.keys(made);
      const name = names[outer % names.length] ?? 'text';
      const part = made[name];
      if (typeof part === 'object' && part !== null && inner % 2 === 0) {
        const keys = Object.keys(part);
        made[name] = { ...part, [keys[inner % Math.max(1, keys.length)] ?? 'id']: value };
      } else made[name] = value;
    }
    return made;
  });

describe('activities of Teams', () => {
  it('that say anything anywhere are taken, or refused in so many words: none ends in an error of ours', async () => {
    const failed: unknown[] = [];
    const heard: string[] = [];
    const handlers: SurfaceHandlers = {
      onClick: async () => undefined,
      onSubmit: async () => ({ kind: 'close' }),
      onCommand: async ({ text }) => void heard.push(text),
      onThreadMessage: async ({ text }) => void heard.push(text),
      onHome: async ({ userId }) => void heard.push(userId),
      holds: async () => false,
      words: (_locale, key) => key,
    };
    const context = {
      log: silentLog,
      openForms: createOpenForms({ clock: systemClock }),
      handlers: () => handlers,
      track: async (_what: string, work: () => Promise<void>) =>
        work().catch((error: unknown) => void failed.push(error)),
    } as unknown as TeamsContext;
    const take = createListener({
      context,
      invokes: { answer: async () => ({ status: 200 }), message: async () => false },
      references: createReferences({ memory: mapMemory(), service: whole.serviceUrl }),
      companyTenant: TENANT,
      handlers: () => handlers,
      askedHome: () => undefined,
      log: silentLog,
    });
    await fc.assert(
      fc.asyncProperty(activity, async (raw) => {
        const { status } = await take(raw);
        expect([200, 400, 403]).toContain(status);
        expect(failed).toEqual([]);
      }),
      { numRuns: 900 },
    );
    expect(heard.length).toBeGreaterThan(50);
    expect(heard.every((text) => typeof text === 'string')).toBe(true);
    // One that is whole is still heard after all of these.
    heard.length = 0;
    await take({ ...whole, type: 'message', id: '2' });
    expect(heard).toEqual(['hola a todos']);
  });
});
