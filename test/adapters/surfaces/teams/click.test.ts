import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Activity } from '../../../../adapters/surfaces/teams/inbound/activity.ts';
import { readInvoke, readReplyAddress } from '../../../../adapters/surfaces/teams/inbound/click.ts';

const channel = '19:aa@thread.tacv2';
const frame = {
  type: 'invoke',
  id: 'f:1',
  timestamp: '2026-11-21T10:36:00.000Z',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  channelId: 'msteams',
  locale: 'es-ES',
  localTimezone: 'Europe/Madrid',
  from: { id: '29:lucia', name: 'Lucía' },
  recipient: { id: '28:app' },
  conversation: { id: `${channel};messageid=17`, conversationType: 'channel', tenantId: 't' },
  replyToId: '17',
};
const invoke = (name: string, value: unknown, more: object = {}) =>
  readInvoke(Activity.parse({ ...frame, name, value, ...more }));
const execute = (recado: unknown, more: object = {}, inputs: object = {}) =>
  invoke(
    'adaptiveCard/action',
    { action: { type: 'Action.Execute', verb: 'x', data: { recado, ...inputs } }, trigger: 'manual' },
    more,
  );
const state = {
  do: 'submit',
  view: 'vw_1',
  action: 'reply',
  meta: { ticketId: 'tk_1' },
  at: { channel, ts: '17' },
  zone: 'Europe/Madrid',
  fields: { text: 'text', at: 'datetime' },
  need: ['text'],
};

describe('invokes of Teams', () => {
  it('reads a press on a card', () => {
    expect(execute({ action: 'claim', value: '{"ticketId":"tk_1"}' })).toEqual({
      how: 'card',
      at: { channel, ts: '17' },
      act: {
        kind: 'press',
        home: false,
        inputs: {},
        click: {
          id: 'teams:29:lucia:f:1:claim',
          surface: 'teams',
          userId: '29:lucia',
          action: 'claim',
          value: '{"ticketId":"tk_1"}',
          channel,
          ts: '17',
        },
      },
    });
  });

  it('reads a press on a reply in a thread, and tells the thread for words about it', () => {
    expect(execute({ action: 'approve', value: '' }, { replyToId: '21' })).toMatchObject({
      at: { channel, ts: '21', thread: '17' },
      act: { click: { channel, ts: '21' } },
    });
  });

  it('tells no message of a press on her own page', () => {
    const read = execute(
      { action: 'mine', value: '{}', home: true },
      { conversation: { id: 'a:1', conversationType: 'personal' } },
    );
    expect(read).toMatchObject({
      act: {
        kind: 'press',
        home: true,
        click: { id: 'teams:29:lucia:f:1:mine', surface: 'teams', userId: '29:lucia', action: 'mine', value: '{}' },
      },
    });
    expect(read?.at).toBeUndefined();
    expect(read?.act.kind === 'press' && read.act.click.channel).toBeUndefined();
  });

  it.each([
    ['task/fetch', 'dialog-open'],
    ['task/submit', 'dialog'],
    ['composeExtension/submitAction', 'extension'],
  ])('reads a press that came as %s', (name, how) => {
    expect(
      invoke(name, {
        data: { type: 'task/fetch', recado: { action: 'reply', value: '1' } },
        context: { theme: 'dark' },
      }),
    ).toMatchObject({
      how,
      act: { kind: 'press', click: { action: 'reply', value: '1' } },
    });
  });

  it('reads a press in a form, with what was typed and where the form came from', () => {
    expect(
      execute(
        { action: 'more', value: 'tk_1', view: 'vw_1', at: { channel, ts: '9' } },
        {},
        { text: 'Hola', n: 3, list: ['x'] },
      ),
    ).toEqual({
      how: 'card',
      at: { channel, ts: '17' },
      act: {
        kind: 'press',
        view: 'vw_1',
        home: false,
        inputs: { text: 'Hola', n: '3' },
        click: {
          id: 'teams:29:lucia:f:1:more',
          surface: 'teams',
          userId: '29:lucia',
          action: 'more',
          value: 'tk_1',
          channel,
          viewId: 'vw_1',
          from: { channel, ts: '9' },
        },
      },
    });
  });

  it('reads a form sent in', () => {
    expect(
      invoke('task/submit', {
        data: { recado: state, text: 'Hola\r\nCarla', 'at.date': '2026-12-01', 'at.time': '10:00' },
      })?.act,
    ).toEqual({
      kind: 'submit',
      state,
      broken: [],
      inputs: { text: 'Hola\r\nCarla', 'at.date': '2026-12-01', 'at.time': '10:00' },
      submission: {
        id: 'teams:29:lucia:f:1:vw_1',
        surface: 'teams',
        userId: '29:lucia',
        action: 'reply',
        viewId: 'vw_1',
        meta: { ticketId: 'tk_1' },
        values: { text: 'Hola\nCarla', at: '2026-12-01T09:00:00.000Z' },
        from: { channel, ts: '17' },
      },
    });
  });

  it.each(['see', 'cancel'])('reads %s', (what) => {
    expect(execute({ do: what, view: 'vw_1' })?.act).toEqual({ kind: what, view: 'vw_1' });
  });

  it('reads a message used from its menu', () => {
    const messagePayload = {
      id: '30',
      replyToId: '17',
      from: { user: { id: 'e1f7', displayName: 'Teresa' } },
      body: {
        contentType: 'html',
        content: '<div><p>Desde <b>octubre</b>&nbsp;&lt;2025&gt;</p><p>En <at id="0">Norte</at></p></div>',
      },
    };
    const value = { commandId: 'use_as_draft', commandContext: 'message', messagePayload };
    expect(invoke('composeExtension/fetchTask', value, { replyToId: undefined })).toEqual({
      how: 'extension-open',
      at: { channel, thread: '17' },
      act: {
        kind: 'press',
        home: false,
        inputs: {},
        click: {
          id: 'teams:29:lucia:f:1:use_as_draft',
          surface: 'teams',
          userId: '29:lucia',
          action: 'use-as-draft',
          value: '',
          channel,
          ts: '30',
          said: { userId: 'e1f7', text: 'Desde octubre <2025>\nEn Norte', thread: '17' },
        },
      },
    });
    const ofOurs = {
      ...value,
      messagePayload: { id: '17', from: { application: { id: 'app' } }, body: { contentType: 'html', content: '' } },
    };
    expect(invoke('composeExtension/fetchTask', ofOurs)).toMatchObject({
      act: { click: { said: { text: '', thread: '17' } } },
    });
  });

  it.each([
    [undefined],
    [{ action: 'open-link', value: '' }],
    [{ action: '' }],
    [{ action: 'claim', value: 'x'.repeat(2_001) }],
    [{ action: 'claim', value: 7 }],
    [{ do: 'erase', view: 'vw_1' }],
    [{ ...state, fields: { text: 'eval' } }],
    [{ ...state, meta: { ticketId: 1 } }],
    [{ ...state, view: 'x'.repeat(200) }],
  ])('makes no act of %j', (recado) => {
    expect(execute(recado)).toBeUndefined();
  });

  it('takes whatever a client sends', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({
        recado: fc.oneof(
          fc.object(),
          fc.record({
            do: fc.constantFrom('submit', 'see', 'x'),
            view: fc.anything(),
            fields: fc.anything(),
            meta: fc.anything(),
          }),
        ),
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(
          'adaptiveCard/action',
          'task/fetch',
          'task/submit',
          'composeExtension/fetchTask',
          'composeExtension/submitAction',
          'x',
        ),
        anything,
        (name, data) => {
          const value =
            name === 'adaptiveCard/action' ? { action: { data } } : { data, commandId: 'x', messagePayload: data };
          expect(() => invoke(name, value)).not.toThrow();
        },
      ),
    );
  });

  it('believes no zone that there is not', () => {
    expect(readReplyAddress(Activity.parse(frame))).toMatchObject({
      zone: 'Europe/Madrid',
      locale: 'es-ES',
      message: { channel, ts: '17' },
      place: { channel, thread: '17' },
    });
    expect(readReplyAddress(Activity.parse({ ...frame, localTimezone: 'Mars/Olympus' })).zone).toBeUndefined();
    expect(
      invoke('task/submit', {
        data: { recado: { ...state, zone: 'Mars/Olympus' }, 'at.date': '2026-12-01', 'at.time': '10:00' },
      })?.act,
    ).toMatchObject({
      submission: { values: { at: '2026-12-01T10:00:00.000Z' } },
    });
  });
});
