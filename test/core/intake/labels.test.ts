import { describe, expect, it } from 'vitest';
import { followed } from '#core/ticket/labels/effective.ts';
import { claimed, messageOf, minutes } from '../../handlers/cards/builders.ts';
import { message, plan, planned, view } from './planned.ts';

const follows = (text: string) => message({ nativeId: '102', currentId: '102', text, postedAt: minutes(40) });

describe('what a message says of itself', () => {
  it('is kept with its version, as places in the text and never as words of it', () => {
    const { labels = [], ticket, message: row } = planned('open', plan(message({ text: 'Otra vez la factura' })));
    expect(labels).toEqual([
      expect.objectContaining({
        messageId: row.id,
        version: 0,
        label: 'area',
        value: 'billing',
        why: [[12, 19]],
        source: 'text',
      }),
      expect.objectContaining({ label: 'language', value: 'es', why: [], source: 'text' }),
    ]);
    expect(JSON.stringify(labels)).not.toContain('factura');
    expect(ticket).toMatchObject({ area: 'billing', language: 'es', region: null, centre: null, sentiment: null });
  });

  it('holds for the ticket until a newer message says something else', () => {
    const before = view({ ticket: { ...claimed, area: null, language: 'es' } });
    expect(planned('add', plan(follows('fatura'), { view: before })).changes.ticket).toMatchObject({ language: 'pt' });
    expect(planned('add', plan(follows('la factura'), { view: before })).changes.ticket).toMatchObject({
      area: 'billing',
    });
    expect(planned('add', plan(follows('12345'), { view: before })).changes.ticket).not.toHaveProperty('area');
  });

  it('of which several may hold, only grows', () => {
    const red = { value: 'press', sure: 0.8, why: [], source: 'text', model: 'test' } as const;
    const after = (before: string | null) => followed({ ...view().ticket, red: before }, new Map([['red', red]]));
    expect(after(null)).toEqual({ red: 'press' });
    expect(after('legal')).toEqual({ red: 'legal,press' });
    expect(after('legal,press')).toEqual({});
    expect(
      followed({ ...view().ticket, red: '', corrected: { red: { by: 'lucia', at: '' } } }, new Map([['red', red]])),
    ).toEqual({});
  });

  it('changes nothing that a person set right, and is kept all the same', () => {
    const corrected = { area: { by: 'lucia', at: minutes(1).toISOString() } };
    const { labels = [], changes } = planned(
      'add',
      plan(follows('la factura'), { view: view({ ticket: { ...claimed, area: null, corrected } }) }),
    );
    expect(changes.ticket).not.toHaveProperty('area');
    expect(labels.map(({ label, value }) => `${label} ${String(value)}`)).toContain('area billing');
  });

  it('is read again from a new version', () => {
    const edited = planned(
      'version',
      plan(message({ nativeId: '100', currentId: '105', version: 1, text: 'Es la factura' }), {
        message: messageOf({}),
        view: view({ ticket: { ...claimed, area: null } }),
      }),
    );
    expect(edited.labels).toContainEqual(
      expect.objectContaining({ messageId: 'ms_1', version: 1, label: 'area', why: [[6, 13]] }),
    );
    expect(edited.changes?.ticket).toMatchObject({ area: 'billing' });
  });

  it('in private says nothing of a public ticket', () => {
    const known = { view: view({ ticket: { ...claimed, area: null } }) };
    const told = (isPrivate: boolean) =>
      planned(
        'add',
        plan(message({ nativeId: '102', currentId: '102', postedAt: minutes(40), private: isPrivate }), known),
      ).changes.ticket;
    expect(told(false)).toHaveProperty('area');
    expect(told(true)).not.toHaveProperty('area');
  });
});
