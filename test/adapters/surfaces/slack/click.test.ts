import { describe, expect, it } from 'vitest';
import {
  readClick,
  readSubmission,
  readCommand,
  readThreadMessage,
  teamOf,
} from '../../../../adapters/surfaces/slack/inbound/click.ts';

const press = {
  type: 'block_actions',
  team: { id: 'T1', domain: 'alba' },
  user: { id: 'U1', username: 'lucia', team_id: 'T1' },
  api_app_id: 'A1',
  trigger_id: '17.1.abc',
  response_url: 'https://hooks.slack.com/actions/1',
  container: {
    type: 'message',
    message_ts: '1795257120.000100',
    channel_id: 'C1',
    is_ephemeral: false,
    thread_ts: '1795257000.000100',
  },
  channel: { id: 'C1', name: 'facturacion' },
  message: { type: 'message', ts: '1795257120.000100', thread_ts: '1795257000.000100', text: 'x' },
  actions: [
    { type: 'button', action_id: 'claim', block_id: 'b', value: '{"ticketId":"tk_1"}', action_ts: '1795257180.123456' },
  ],
};
const pressed = (action: Record<string, unknown>) => ({ ...press, actions: [{ ...press.actions[0], ...action }] });

describe('Slack payloads', () => {
  it('reads a press on a card', () => {
    expect(readClick(press)).toEqual({
      click: {
        id: 'slack:U1:1795257180.123456:claim',
        surface: 'slack',
        userId: 'U1',
        action: 'claim',
        value: '{"ticketId":"tk_1"}',
        channel: 'C1',
        ts: '1795257120.000100',
      },
      replyTo: {
        userId: 'U1',
        triggerId: '17.1.abc',
        responseUrl: 'https://hooks.slack.com/actions/1',
        origin: {
          channel: 'C1',
          thread: '1795257000.000100',
          ts: '1795257120.000100',
          responseUrl: 'https://hooks.slack.com/actions/1',
        },
      },
    });
  });

  it('answers a reply that stands in the channel too where it was pressed', () => {
    const message = { ...press.message, subtype: 'thread_broadcast' };
    const { thread_ts: _, ...container } = press.container;
    expect(readClick({ ...press, message })?.replyTo.origin.thread).toBe('1795257000.000100');
    expect(readClick({ ...press, message, container })?.replyTo.origin.thread).toBeUndefined();
  });

  it('gives a redelivered press the same id and a second press another', () => {
    expect(readClick({ ...press })?.click.id).toBe(readClick(press)?.click.id);
    expect(readClick(pressed({ action_ts: '1795257181.000000' }))?.click.id).not.toBe(readClick(press)?.click.id);
  });

  it('reads the action of the second like-named button of a row', () => {
    expect(readClick(pressed({ action_id: 'view-draft#2' }))?.click.action).toBe('view-draft');
  });

  it.each(['open-link', 'open-link#3'])('ignores %s', (action_id) => {
    expect(readClick(pressed({ action_id }))).toBeUndefined();
  });

  it('reads a press in a form, with the place the form came from', () => {
    const { channel: _, message: __, response_url: ___, container: ____, ...rest } = press;
    const read = readClick({
      ...rest,
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', hash: 'h', private_metadata: '{"ticketId":"tk_1","@channel":"C9","@thread":"5.6"}' },
    });
    expect(read?.click).toEqual({
      id: 'slack:U1:1795257180.123456:claim',
      surface: 'slack',
      userId: 'U1',
      action: 'claim',
      value: '{"ticketId":"tk_1"}',
      channel: 'C9',
      viewId: 'V1',
    });
    expect(read?.replyTo).toMatchObject({ viewId: 'V1', origin: { channel: 'C9', thread: '5.6' } });
    expect(read?.replyTo.responseUrl).toBeUndefined();
  });

  it.each([
    [{}],
    [null],
    ['text'],
    [{ ...press, type: 'view_submission' }],
    [{ ...press, actions: [] }],
    [{ ...press, user: {} }],
  ])('makes no press of %j', (payload) => {
    expect(readClick(payload)).toBeUndefined();
  });

  it('reads a command', () => {
    expect(
      readCommand({
        command: '/recado',
        team_id: 'T1',
        channel_id: 'C1',
        user_id: 'U1',
        text: ' queue ',
        trigger_id: '1.2',
        response_url: 'https://r',
      }),
    ).toEqual({
      command: { id: 'slack:U1:1.2', surface: 'slack', userId: 'U1', channel: 'C1', text: 'queue' },
      replyTo: { userId: 'U1', triggerId: '1.2', responseUrl: 'https://r', origin: { channel: 'C1' } },
    });
  });

  it('reads a form whose values are odd without them', () => {
    const view = {
      id: 'V1',
      callback_id: 'snooze',
      private_metadata: '{"ticketId":',
      title: {},
      blocks: [],
      state: { values: { at: { at: { selected_date_time: 1e18 } }, text: { text: { value: 'x' } } } },
    };
    expect(readSubmission({ type: 'view_submission', user: { id: 'U1' }, view })?.submission).toMatchObject({
      meta: {},
      values: { text: 'x' },
    });
  });

  it.each([
    [{ team: { id: 'T1' }, user: { id: 'U', team_id: 'T2' } }, 'T1'],
    [{ team: null, user: { id: 'U', team_id: 'T2' } }, 'T2'],
    [{ team_id: 'T3', event: {} }, 'T3'],
    [{}, undefined],
    [null, undefined],
  ])('knows the workspace of %j', (payload, team) => {
    expect(teamOf(payload)).toBe(team);
  });

  const written = {
    type: 'message',
    user: 'U1',
    channel: 'C1',
    ts: '2.0',
    thread_ts: '1.0',
    text: 'Hola &lt;b&gt; <https://x.example/a|x.example> &amp;amp;',
  };
  it('reads what a person writes in a thread', () => {
    expect(readThreadMessage(written)).toEqual({
      id: 'slack:C1:2.0',
      surface: 'slack',
      userId: 'U1',
      channel: 'C1',
      thread: '1.0',
      ts: '2.0',
      text: written.text,
    });
    expect(readThreadMessage({ ...written, subtype: 'thread_broadcast' })).toBeDefined();
  });

  it('reads that a person deleted what she wrote under a card, and of nobody else', () => {
    const gone = {
      type: 'message',
      subtype: 'message_deleted',
      channel: 'C1',
      channel_type: 'channel',
      deleted_ts: '2.0',
      previous_message: { ts: '2.0', thread_ts: '1.0', user: 'U1', text: 'ojo' },
    };
    expect(readThreadMessage(gone)).toEqual({
      id: 'slack:C1:2.0',
      surface: 'slack',
      userId: 'U1',
      channel: 'C1',
      thread: '1.0',
      ts: '2.0',
      text: '',
      deleted: true,
    });
    for (const previous of [{ bot_id: 'B1' }, { thread_ts: undefined }, { thread_ts: '2.0' }])
      expect(
        readThreadMessage({ ...gone, previous_message: { ...gone.previous_message, ...previous } }),
      ).toBeUndefined();
  });

  it.each([
    [{ bot_id: 'B1' }],
    [{ subtype: 'message_changed' }],
    [{ subtype: 'channel_join' }],
    [{ subtype: 'bot_message' }],
    [{ thread_ts: undefined }],
    [{ thread_ts: '2.0' }],
    [{ user: undefined }],
  ])('takes no note of a message with %j', (more) => {
    expect(readThreadMessage({ ...written, ...more })).toBeUndefined();
  });
});
