import { describe, expect, it } from 'vitest';
import type { Category } from '#core/ports/labels.ts';
import { createTextAnalysis } from '../../../../adapters/text/index.ts';
import { ownMessages } from '../../../../bench/text/own-messages.ts';

const hints = { allowed: ['es', 'pt', 'en'] };
type Analysis = ReturnType<typeof createTextAnalysis>;
const guess = (text: Analysis, said: string): Category | null => text.read(said, hints, 'es').category.guess;
const correct = (analysis: Analysis, text: string, category: Category): void =>
  analysis.teach?.([{ text, language: 'es', category }]);

describe('what people set right', () => {
  const said = 'El trasto de Mondariz ya anda por aquí dando guerra';

  it('teaches the category, of like messages too, and of this workspace alone', () => {
    const text = createTextAnalysis();
    expect(guess(text, said)).not.toBe('suggestion');
    for (let time = 0; time < 5; time += 1) correct(text, said, 'suggestion');
    expect(guess(text, said)).toBe('suggestion');
    expect(guess(text, 'Anda el trasto de Mondariz dando guerra por aquí')).toBe('suggestion');
    expect(guess(createTextAnalysis(), said)).not.toBe('suggestion');
  });

  it('leaves nearly all other messages as they were read before', () => {
    const text = createTextAnalysis();
    const others = ownMessages().filter(({ lang }) => lang === 'es');
    const before = others.map((each) => guess(text, each.text));
    correct(text, said, 'suggestion');
    const same = others.filter((each, index) => guess(text, each.text) === before[index]).length;
    expect(same / others.length).toBeGreaterThan(0.97);
  });

  it('in a language that nobody reads here teaches nothing', () => {
    const text = createTextAnalysis();
    const before = text.read(said, hints, 'es').category;
    text.teach?.([{ text: 'Колата ми не е доставена', language: 'bg', category: 'complaint' }]);
    expect(text.read(said, hints, 'es').category.guess).toBe(before.guess);
  });
});
