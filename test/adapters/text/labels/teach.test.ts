import { describe, expect, it } from 'vitest';
import type { Category } from '#core/ports/labels.ts';
import { createTextAnalysis } from '../../../../adapters/text/index.ts';
import { ownMessages } from '../../../../bench/text/own-messages.ts';

const hints = { allowed: ['es', 'pt', 'en'] };
type Analysis = ReturnType<typeof createTextAnalysis>;
const guess = (text: Analysis, said: string): Category | null => text.read(said, hints, 'es').category.guess;
const later = async (): Promise<void> => {};
/** All that people say of the category: this, so many times. */
const correct = async (analysis: Analysis, text: string, category: Category, times = 1): Promise<void> =>
  analysis.teachCategories?.(
    Array.from({ length: times }, (_, at) => ({ id: `ms_${at}`, text, language: 'es', category })),
    later,
  );

describe('what people set right', () => {
  const said = 'El trasto de Mondariz ya anda por aquí dando guerra';

  it('teaches the category, of like messages too, and of this workspace alone', async () => {
    const text = createTextAnalysis();
    expect(guess(text, said)).not.toBe('suggestion');
    await correct(text, said, 'suggestion', 5);
    expect(guess(text, said)).toBe('suggestion');
    expect(guess(text, 'Anda el trasto de Mondariz dando guerra por aquí')).toBe('suggestion');
    expect(guess(createTextAnalysis(), said)).not.toBe('suggestion');
  });

  it('leaves messages that are not like it as they were read before', async () => {
    const text = createTextAnalysis();
    const others = ownMessages().filter(({ lang }) => lang === 'es');
    const before = others.map((each) => guess(text, each.text));
    await correct(text, said, 'suggestion');
    const same = others.filter((each, index) => guess(text, each.text) === before[index]).length;
    expect(same / others.length).toBeGreaterThan(0.998);
  });

  it('in a language that nobody reads here teaches nothing', async () => {
    const text = createTextAnalysis();
    const before = text.read(said, hints, 'es').category;
    await text.teachCategories?.(
      [{ id: 'ms_1', text: 'Колата ми не е доставена', language: 'bg', category: 'complaint' }],
      later,
    );
    expect(text.read(said, hints, 'es').category.guess).toBe(before.guess);
  });

  it('is unlearnt whole once it is no longer said, and changes the feeling of no message', async () => {
    const text = createTextAnalysis();
    const before = text.read(said, hints, 'es');
    await correct(text, said, 'praise', 30);
    const { sentiment, category, plainCategory } = text.read(said, hints, 'es');
    expect(category).toMatchObject({ value: 'praise' });
    expect({ sentiment, category: plainCategory }).toEqual({ sentiment: before.sentiment, category: before.category });
    await correct(text, said, 'praise', 0);
    expect(text.read(said, hints, 'es')).toEqual(before);
  });
});
