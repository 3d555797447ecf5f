import { describe, expect, it } from 'vitest';
import { opened, person, scene, START, system } from '../../scene.ts';

const lucia = person('lucia');

describe('a label that a person sets right', () => {
  it('holds for the ticket, and what was read stays beside it for learning', () => {
    const s = scene(opened({ sentiment: 'neutral' }));
    const { ticket, newLabels, activity } = s.do({ move: 'correct-labels', values: { sentiment: 'negative' } }, lucia);
    expect(ticket).toEqual({
      sentiment: 'negative',
      corrected: { sentiment: { by: 'lucia', at: new Date(START.getTime() + 1_000).toISOString() } },
    });
    expect(newLabels).toEqual([
      expect.objectContaining({
        messageId: 'ms_1',
        version: 0,
        label: 'sentiment',
        value: 'negative',
        source: 'person',
        by: 'lucia',
      }),
    ]);
    expect(activity).toEqual([
      { what: 'label', detail: { label: 'sentiment', from: 'neutral', to: 'negative', messageId: 'ms_1' } },
    ]);
    expect(s.try({ move: 'correct-labels', values: { sentiment: 'negative' } }, lucia).kind).toBe('already');
  });

  it('that is what was read is her word from then on', () => {
    const s = scene(opened({ language: 'es' }));
    expect(s.do({ move: 'correct-labels', values: { language: 'es' } }, lucia).ticket?.corrected).toHaveProperty(
      'language',
    );
  });

  it('takes no value that it cannot have, and no word of a rule', () => {
    const s = scene(opened());
    expect(s.try({ move: 'correct-labels', values: { sentiment: 'furious' } }, lucia)).toEqual({
      kind: 'refused',
      code: 'label.not-so',
      params: { value: 'furious' },
    });
    expect(s.try({ move: 'correct-labels', values: { sentiment: 'negative' } }, system).kind).toBe('refused');
  });
});
