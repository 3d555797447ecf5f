import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import type { Services } from '../../../handlers/context.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { mayAsk } from '../../../handlers/reports/ask.ts';
import { homeFigures } from '../../../handlers/reports/home.ts';
import { makeReport } from '../../../handlers/reports/make.ts';
import { viewOf } from '../../../handlers/reports/view.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from '../jobs/rig.ts';

const DAY = 86_400_000;

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

function servicesFor(role: string, over: object = {}): Services {
  const config = Config.parse({
    ...rig.services.config,
    areas: { billing: { name: 'Facturación', words: ['factura'] }, shipping: { name: 'Envíos', words: ['paquete'] } },
    people: { lucia: { name: 'Lucía', slack: 'ULUCIA', roles: [role] } },
    ...over,
  });
  const { surfaces, store, clock } = rig.services;
  return { ...rig.services, config, directory: createDirectory({ config, surfaces, store, clock }) };
}

let days = 0;

/** So many first answers by each, the first of them after ten minutes, the next after twenty …; then some days pass. */
async function answered(counts: Record<string, number>): Promise<void> {
  const people = Object.entries(counts).flatMap(([person, count]) => Array.from({ length: count }, () => person));
  const at = rig.clock.now().getTime();
  await rig.takeIn(
    ...people.map((_, index) => {
      const nativeId = `${700 + index}`;
      return message({ nativeId, currentId: nativeId, conversationId: nativeId, postedAt: new Date(at + index) });
    }),
  );
  for (const [index, person] of people.entries()) {
    const ms = (Object.keys(counts).indexOf(person) + 1) * 600_000;
    await rig.test.opened.run(
      `insert into reply_times (ticket_id, kind, round, turn, from_at, to_at, calendar_ms, service_ms, by, marked)
       select id, 'first', 1, 1, opened_at, opened_at, ${ms}, ${ms}, '${person}', false from tickets
       order by number limit 1 offset ${index}`,
    );
  }
  await rig.test.opened.run("update tickets set area = case when number % 3 = 0 then 'shipping' else 'billing' end");
  for (const id of Object.keys(counts)) {
    const name = id === 'lucia' ? 'Lucía' : id.charAt(0).toUpperCase() + id.slice(1);
    const userId = `U${id.toUpperCase()}`;
    await rig.services.store.people.seen({ id, name, surface: 'slack', userId, locale: 'es' }, rig.clock.now());
  }
  // What was counted in another test is long ago.
  days += 1;
  rig.clock.at = new Date(at + days * DAY);
}

async function home(services: Services): Promise<string> {
  const blocks = await homeFigures(services, await services.directory.actor('slack', 'ULUCIA'));
  return read({ fallback: '', blocks }).join(' | ');
}

describe('what her own page tells in figures', () => {
  it('is hers beside the team’s median, and of nobody else', async () => {
    await answered({ lucia: 5, ana: 1, zoe: 3, ivan: 8 });
    const told = await home(servicesFor('agent'));
    expect(told).toMatch(/Tus cifras de los últimos 30 días \| Respuestas · Tú: 5 · mediana del equipo: 4/);
    expect(told).toMatch(/Primera respuesta · Tú: 10 min/);
    expect(told).not.toMatch(/Ana|Zoe|Ivan|Facturación/);
  });

  it('says nothing of whoever did nothing yet', async () => {
    await answered({ ana: 2 });
    expect(await home(servicesFor('agent'))).toBe('');
  });

  it('tells whoever manages how each area goes', async () => {
    await answered({ lucia: 6 });
    expect(await home(servicesFor('director'))).toMatch(
      /Cada área, 7 días hasta ayer \| Facturación · Recibidas: 4 · .*Primera respuesta: solo \d casos?.* \| Envíos · Recibidas: 2/,
    );
  });

  it('is counted once for all who read the same, and anew later', async () => {
    await answered({ lucia: 2 });
    const services = servicesFor('agent');
    expect(await home(services)).toContain('Tú: 2');
    await rig.test.opened.run("update reply_times set by = 'ana'");
    expect(await home(services)).toContain('Tú: 2');
    rig.clock.at = new Date(rig.clock.at.getTime() + 11 * 60_000);
    expect(await home(services)).toBe('');
  });
});

describe('a report of people', () => {
  const spec: ReportSpec = {
    ...firstSpec,
    figures: ['answers', 'first-response'],
    by: 'person',
    compare: 'none',
    shape: 'table',
  };
  async function names(
    services: Services,
    over: Partial<ReportSpec> = {},
  ): Promise<{ names: string[]; notes: string }> {
    const report = await makeReport(services, {
      spec: { ...spec, ...over },
      timeZone: 'Europe/Madrid',
      scope: 'all',
    });
    const t = services.texts.in('es');
    const view = await viewOf(services, report, { t, name: null });
    return { names: view.table.rows.map(([name]) => String(name)), notes: view.notes.join(' ') };
  }

  it('stands by name, and by merit only where that is configured', async () => {
    await answered({ zoe: 7, lucia: 6, ana: 5, ivan: 1 });
    expect(await names(servicesFor('director'))).toMatchObject({ names: ['Ana', 'Ivan', 'Lucía', 'Zoe'] });
    const ranked = servicesFor('director', { reports: { ranking: true } });
    expect(await names(ranked)).toEqual({
      names: ['Zoe', 'Lucía', 'Ana', 'Ivan'],
      notes: expect.stringContaining('En orden de «Respuestas», de mejor a peor.'),
    });
    // The quickest first; of Iván there is too little to be told.
    expect(await names(ranked, { figures: ['first-response'] })).toMatchObject({
      names: ['Zoe', 'Lucía', 'Ana', 'Ivan'],
    });
  });

  it('is for managers alone, whatever is configured', async () => {
    const ranked = servicesFor('analyst', { reports: { ranking: true } });
    const actor = await ranked.directory.actor('slack', 'ULUCIA');
    expect(mayAsk(actor, 'person')).toBe(false);
    expect(mayAsk(await servicesFor('director').directory.actor('slack', 'ULUCIA'), 'person')).toBe(true);
  });
});
