import { describe, expect, it } from 'vitest';
import type { CorrectedArea, LearntArea } from '#core/ports/text.ts';
import { createTextAnalysis } from '../../../../adapters/text/index.ts';
import { ownMessages } from '../../../../bench/text/own-messages.ts';

const DEBITS = [
  'Me ha llegado un adeudo del banco que no reconozco',
  'Hay un adeudo doble en mi banco este mes',
  'No entiendo el adeudo que me ha pasado el banco',
  'El banco me ha devuelto el adeudo y ahora qué hago',
];
const ROOMS = [
  'El probador estaba lleno y nadie atendía',
  'Tuve que esperar media hora en la cola del probador',
  'La luz del probador no funciona y la cortina no cierra',
  'En el probador había ropa tirada por el suelo',
];
const says = (area: string, texts: readonly string[], by = 'lucia'): CorrectedArea[] =>
  texts.map((text) => ({ id: `ms_${text}`, text, language: 'es', area, by }));
const BOTH = [...says('billing', DEBITS), ...says('shops', ROOMS, 'joao')];
const later = async (): Promise<void> => {};

type Analysis = ReturnType<typeof createTextAnalysis>;
const read = (analysis: Analysis, text: string, language = 'es'): LearntArea | null =>
  analysis.read(text, { allowed: ['es', 'pt', 'en'] }, language).learntArea ?? null;
async function taught(corrected: readonly CorrectedArea[]): Promise<Analysis> {
  const analysis = createTextAnalysis();
  await analysis.teachAreas?.(corrected, later);
  return analysis;
}
const DEBIT = 'Tengo un adeudo en el banco que no es mío';

describe('areas that people set right', () => {
  it('teach the area of like messages, with the words that speak for it, how many they were and whose was the last', async () => {
    const analysis = await taught([
      ...BOTH,
      ...says('billing', ['Otro adeudo raro, el banco dice que es vuestro'], 'ana'),
    ]);
    const found = read(analysis, DEBIT);
    expect(found).toMatchObject({ value: 'billing', corrections: 5, last: 'ana' });
    expect(found?.places.map(([from, to]) => DEBIT.slice(from, to))).toEqual(['adeudo', 'banco']);
    expect(read(analysis, 'La cortina del probador no cierra y nadie atendía')).toMatchObject({
      value: 'shops',
      last: 'joao',
    });
  });

  it('say nothing of what they do not speak of, nor in a language that nobody reads here', async () => {
    const analysis = await taught(BOTH);
    expect(read(analysis, 'Hola, buenos días, gracias')).toBeNull();
    expect(read(analysis, '¿Cuándo sale la próxima colección?')).toBeNull();
    expect(read(analysis, 'adeudo adeudo банк', 'bg')).toBeNull();
    expect(read(analysis, 'Nadie contesta los correos, y nadie atendía el teléfono')).toBeNull();
    const strangers = ownMessages();
    const given = strangers.filter(({ text, lang }) => read(analysis, text, lang) !== null).length;
    expect(given / strangers.length).toBeLessThan(0.01);
    // Some thousand messages are read.
  }, 300_000);

  it('are too few with two of an area, or with one area alone', async () => {
    expect(read(await taught([...says('billing', DEBITS), ...says('shops', ROOMS.slice(0, 2))]), DEBIT)).toBeNull();
    expect(read(await taught(says('billing', DEBITS)), DEBIT)).toBeNull();
    expect(read(await taught([...says('billing', DEBITS), ...says('shops', ROOMS.slice(0, 3))]), DEBIT)).not.toBeNull();
  });

  it('are unlearnt once they are taken back, as if they had never been', async () => {
    const analysis = await taught(BOTH);
    const before = read(analysis, DEBIT);
    await analysis.teachAreas?.([...says('shops', DEBITS), ...says('shops', ROOMS)], later);
    expect(read(analysis, DEBIT)).toBeNull();
    await analysis.teachAreas?.(BOTH, later);
    expect(read(analysis, DEBIT)).toEqual(before);
    await analysis.teachAreas?.([], later);
    expect(read(analysis, DEBIT)).toBeNull();
  });

  it('hold as they were taught last, also where the one before is still being learnt', async () => {
    const analysis = createTextAnalysis();
    const gate = Promise.withResolvers<void>();
    const slow = analysis.teachAreas?.(BOTH, () => gate.promise);
    await analysis.teachAreas?.(BOTH.slice(0, 5), later);
    gate.resolve();
    await slow;
    expect(read(analysis, DEBIT)).toBeNull();
  });

  it('can be learnt again after whoever learnt them was stopped', async () => {
    const analysis = createTextAnalysis();
    await expect(analysis.teachAreas?.(BOTH, () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped');
    expect(read(analysis, DEBIT)).toBeNull();
    await analysis.teachAreas?.(BOTH, later);
    expect(read(analysis, DEBIT)).not.toBeNull();
  });
});
