import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../../bot/config/load.ts';
import { createChance } from '../../../sandbox/day/chance.ts';
import { arrivals, CLOSES, createDayClock, OPENS } from '../../../sandbox/day/clock.ts';
import { createFigures, figuresTable, percentile } from '../../../sandbox/day/figures.ts';
import { languageOf, planDay } from '../../../sandbox/day/plan.ts';
import { brandWith, teamOf } from '../../../sandbox/day/team.ts';
import { answerWords, withinText } from '../../../sandbox/day/words.ts';
import { root } from '../../support/source.ts';

describe('the clock of a day', () => {
  it('is busiest at ten and towards seventeen, and quiet at two', () => {
    const hours = arrivals(2_000, createChance(1).next);
    const count = (hour: number): number => hours.filter((at) => Math.floor(at) === hour).length;
    expect(hours).toHaveLength(2_000);
    expect(hours.every((at) => at >= OPENS && at < CLOSES)).toBe(true);
    for (const quiet of [11, 13, 14]) expect(count(quiet)).toBeLessThan(Math.min(count(9), count(10), count(16)));
  });

  it('runs through eight hours in so many minutes', () => {
    const clock = createDayClock(8);
    expect(clock.msUntil(9)).toBe(0);
    expect(clock.msUntil(17)).toBe(480_000);
    expect([0, 59_999, 60_000, 479_999, 500_000].map(clock.hourAt)).toEqual([9, 9, 10, 16, 16]);
    expect(clock.seconds(60)).toBe(1_000);
  });
});

describe('what customers do', () => {
  const plan = (seed: number) => planDay({ tickets: 300, handle: 'alba', chance: createChance(seed) });

  it('is the same for the same seed and another for another', () => {
    expect(plan(3)).toEqual(plan(3));
    expect(plan(4)).not.toEqual(plan(3));
  });

  it('begins every conversation once, and goes on only with what was begun', () => {
    const steps = plan(5);
    const begun = new Set<string>();
    for (const { kind, ref, text, hour } of steps) {
      if (kind === 'post') {
        expect(begun.has(ref)).toBe(false);
        begun.add(ref);
        expect(text).toContain(ref);
        expect(text).toContain('@alba');
      } else expect(begun.has(ref)).toBe(true);
      expect(hour).toBeLessThan(CLOSES);
    }
    expect(begun.size).toBe(300);
    expect(steps.every(({ author }) => /^\w{1,15}$/.test(author))).toBe(true);
    for (const kind of ['follow', 'edit', 'delete']) expect(steps.some((step) => step.kind === kind)).toBe(true);
  });

  it('is answered in its language', () => {
    expect(languageOf('@alba a minha encomenda devia ter chegado na terça e não chegou')).toBe('pt');
    expect(languageOf('@alba hi, does the oak lamp come with a bulb')).toBe('en');
    expect(languageOf('@alba me habéis cobrado dos veces la factura')).toBe('es');
    const chance = createChance(1);
    expect(withinText('Hola, Carla:\n\nEl equipo de Alba', answerWords('es', 'AL0001X', chance))).toMatch(
      /^Hola, Carla: .+ \(AL0001X-\d{3}\)\n\nEl equipo de Alba$/,
    );
  });
});

describe('the team of a day', () => {
  it.each([12, 15])('of %i people is a configuration that Recado takes', (people) => {
    const team = teamOf(people);
    const text = brandWith(readFileSync(path.join(root, 'recado.yaml'), 'utf8'), team);
    const folder = mkdtempSync(path.join(tmpdir(), 'recado-brand-'));
    const file = path.join(folder, 'brand.yaml');
    writeFileSync(file, text);
    const config = loadConfig(file);
    rmSync(folder, { recursive: true });
    expect(Object.keys(config.people)).toHaveLength(people);
    expect(parse(text)).toMatchObject({
      approvals: expect.arrayContaining([{ by: { people: ['ivan', 'emma', 'carmen'] } }]),
    });
    for (const { channels } of team) for (const channel of channels) expect(config.channels).toHaveProperty(channel);
  });
});

describe('the figures', () => {
  it('stand in the hour in which they began', () => {
    let hour = 9;
    const figures = createFigures(() => hour);
    figures.cameIn();
    figures.card(9, 800);
    figures.redrawn(9, 300);
    hour = 10;
    figures.slowedSoFar(3);
    figures.due(7);
    figures.answered();
    hour = 11;
    figures.slowedSoFar(5);
    const hours = figures.hours();
    expect(hours.map(({ in: came }) => came)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
    expect(hours.map(({ slowed }) => slowed)).toEqual([0, 3, 2, 0, 0, 0, 0, 0]);
    const lines = figuresTable(hours).split('\n');
    expect(lines[2]).toContain('0.8 / 0.8 / 0.8');
    expect(lines.at(-1)).toMatch(/day\s+1\s+1\s.*\s5\s+7$/);
  });

  it('takes the nearest rank', () => {
    expect(percentile([5, 1, 3], 0.5)).toBe(3);
    expect(
      percentile(
        Array.from({ length: 100 }, (_, i) => i + 1),
        0.95,
      ),
    ).toBe(95);
    expect(percentile([], 0.5)).toBeNaN();
  });
});
