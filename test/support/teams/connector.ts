import express from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { cardProblems } from '../adaptive-card.ts';
import { createThrottle } from './throttle.ts';
import type { Channel, Chat, Message, Team, World } from './world.ts';

/** What can be done to the next request that writes. */
export type Fault =
  | { kind: 'lose' }
  | { kind: 'limit'; seconds: number }
  | { kind: 'refuse'; status: number; code: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'hold'; until: Promise<void> };

export const CARD = 'application/vnd.microsoft.card.adaptive';
/** The smaller of the two sizes that were documented for a message with a card. */
const MOST_BYTES = 28 * 1024;
/** Small, so that whoever reads one page only is found out. */
const MEMBERS_A_PAGE = 2;
const ROOT = ';messageid=';

const Sent = z.looseObject({
  type: z.literal('message'),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).default([]),
  entities: z.array(z.unknown()).default([]),
});
const NewConversation = z.looseObject({
  isGroup: z.boolean().default(false),
  members: z.array(z.looseObject({ id: z.string() })).default([]),
  tenantId: z.string().optional(),
  activity: z.unknown().optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() }).optional(),
});

/** A refusal as the Bot Connector words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | undefined;
  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

interface Place {
  id: string;
  channel?: Channel;
  chat?: Chat;
  root?: string;
}

interface Connector {
  router: express.Router;
  faults: Fault[];
  /** Every call that was taken, as calls.ts names it. */
  calls: Set<string>;
}

/** The Bot Connector of Microsoft Teams: version 3 of its REST interface, as far as a bot in teams and personal chats uses it. */
export function createConnector({
  world,
  authorised,
}: {
  world: World;
  authorised(header: string | undefined): boolean;
}): Connector {
  const router = express.Router();
  const faults: Fault[] = [];
  const calls = new Set<string>();
  const throttle = createThrottle();
  /** Threads in which something is being written: two at once is what 412 is for. */
  const busy = new Set<string>();

  function locate(conversation: string): Place {
    const at = conversation.indexOf(ROOT);
    const id = at < 0 ? conversation : conversation.slice(0, at);
    const root = at < 0 ? undefined : conversation.slice(at + ROOT.length);
    const channel = world.channel(id);
    const chat = world.chat(id);
    if (channel === undefined && chat === undefined)
      throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
    if (channel !== undefined && !channel.team.installed)
      throw new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
    if (
      root !== undefined &&
      (channel === undefined ||
        !world.messages.some((message) => message.place === id && message.id === root && message.root === undefined))
    )
      throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
    return { id, channel, chat, root };
  }

  function limit(kind: 'send' | 'read', thread: string): void {
    const wait = throttle.refuse(kind, thread);
    if (wait !== undefined) throw new Refusal(429, 'Throttled', 'Too Many Requests', wait);
  }

  function read(body: unknown): {
    text: string;
    card?: unknown;
    summary?: string;
    entities: unknown[];
    split: boolean;
  } {
    if (Buffer.byteLength(JSON.stringify(body)) > MOST_BYTES)
      throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large.');
    const sent = Sent.safeParse(body);
    if (!sent.success) throw new Refusal(400, 'BadSyntax', sent.error.message);
    const { text = '', summary, attachments, entities } = sent.data;
    const cards = attachments.filter(({ contentType }) => contentType === CARD);
    for (const { content } of cards) {
      const problems = cardProblems(content);
      if (problems.length > 0) throw new Refusal(400, 'BadArgument', `The card is not valid: ${problems.join('; ')}`);
    }
    if (text === '' && attachments.length === 0)
      throw new Refusal(400, 'BadSyntax', 'Activity must include non empty text or attachments');
    return {
      text,
      entities,
      split: text !== '' && attachments.length > 0,
      card: cards[0]?.content,
      summary,
    };
  }

  function post({ id, root }: Place, body: unknown): Message | undefined {
    const { split, card, text, ...rest } = read(body);
    const where = { place: id, root };
    if (!split) return world.add({ ...where, text, card, ...rest });
    // Text and card in one: Teams makes two messages of it and gives the id of neither.
    world.add({ ...where, text, ...rest });
    world.add({ ...where, text: '', card, ...rest });
    return undefined;
  }

  async function write(
    request: Request,
    response: Response,
    thread: string,
    work: () => { status: number; body?: unknown },
  ): Promise<void> {
    const fault = faults.shift();
    if (fault?.kind === 'limit') throw new Refusal(429, 'Throttled', 'Too Many Requests', fault.seconds);
    if (fault?.kind === 'refuse') throw new Refusal(fault.status, fault.code, 'Refused by a test');
    if (fault?.kind === 'redirect') {
      response.redirect(307, fault.to);
      return;
    }
    if (busy.has(thread)) throw new Refusal(412, 'PreconditionFailed', 'Precondition failed, please try again.');
    limit('send', thread);
    busy.add(thread);
    try {
      if (fault?.kind === 'hold') await fault.until;
      // Time enough for a second one to be under way at the same time.
      else await new Promise((resolve) => setImmediate(resolve));
      const { status, body } = work();
      if (fault?.kind === 'lose') request.socket.destroy();
      else if (body === undefined) response.status(status).end();
      else response.status(status).json(body);
    } finally {
      busy.delete(thread);
    }
  }

  router.use((request, _response, next) => {
    if (!authorised(request.headers.authorization))
      throw new Refusal(401, 'Unauthorized', 'Authorization has been denied for this request.');
    next();
  });
  router.use(express.json({ limit: '1mb' }));

  router.post('/v3/conversations', async (request, response) => {
    calls.add('POST /v3/conversations');
    const wanted = NewConversation.parse(request.body);
    const [member] = wanted.members;
    if (wanted.isGroup) {
      const channel = world.channel(wanted.channelData?.channel?.id ?? '');
      if (channel === undefined || wanted.activity === undefined)
        throw new Refusal(400, 'BadSyntax', 'Incorrect conversation creation parameters');
      const place = locate(channel.id);
      await write(request, response, channel.id, () => {
        const made = post(place, wanted.activity);
        return {
          status: 201,
          body: made === undefined ? {} : { id: `${channel.id}${ROOT}${made.id}`, activityId: made.id },
        };
      });
      return;
    }
    if (wanted.members.length !== 1 || member === undefined || wanted.tenantId !== world.tenantId)
      throw new Refusal(400, 'BadSyntax', 'Incorrect conversation creation parameters');
    const person = [...world.people.values()].find(({ id }) => id === member.id);
    if (person === undefined) throw new Refusal(404, 'MemberNotFound', 'The member was not found.');
    await write(request, response, `chat ${person.id}`, () => ({
      status: 201,
      body: { id: world.chatWith(person).id },
    }));
  });

  router.post('/v3/conversations/:conversation/activities', async (request, response) => {
    calls.add('POST /v3/conversations/{conversation}/activities');
    const { conversation } = request.params;
    const place = locate(conversation);
    await write(request, response, conversation, () => {
      const made = post(place, request.body);
      return { status: made === undefined ? 202 : 201, body: made === undefined ? {} : { id: made.id } };
    });
  });

  router.put('/v3/conversations/:conversation/activities/:activity', async (request, response) => {
    calls.add('PUT /v3/conversations/{conversation}/activities/{activity}');
    const { conversation, activity } = request.params;
    const { id } = locate(conversation);
    await write(request, response, `${id}${ROOT}${activity}`, () => {
      const message = world.message(id, activity);
      if (message === undefined || message.deleted || message.from !== undefined)
        throw new Refusal(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
      const { split, card, text, summary, entities } = read(request.body);
      if (split) throw new Refusal(400, 'BadArgument', 'Activity resulted into multiple skype activities');
      Object.assign(message, { card, text, summary, entities, modifiedAt: Date.now() });
      // Everybody sees the new one, whatever she alone saw before.
      message.seenBy.clear();
      return { status: 200, body: { id: activity } };
    });
  });

  router.delete('/v3/conversations/:conversation/activities/:activity', (request, response) => {
    calls.add('DELETE /v3/conversations/{conversation}/activities/{activity}');
    const { conversation, activity } = request.params;
    const { id } = locate(conversation);
    const message = world.message(id, activity);
    if (message === undefined || message.deleted || message.from !== undefined)
      throw new Refusal(404, 'ActivityNotFoundInConversation', 'Activity not found in conversation.');
    message.deleted = true;
    response.status(200).end();
  });

  function membersOf(conversation: string): { list: ReturnType<World['inTeam']> } {
    const team = world.team(conversation);
    if (team?.installed === false)
      throw new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
    const { channel, chat } = locate(conversation);
    return { list: chat !== undefined ? [chat.person] : channel !== undefined ? world.inChannel(channel) : [] };
  }
  const toMember = ({ id, objectId, name, email, role, tenantId }: ReturnType<World['person']>): object => ({
    id,
    aadObjectId: objectId,
    name,
    givenName: name.split(' ')[0],
    surname: name.split(' ').slice(1).join(' '),
    email,
    userPrincipalName: role === 'guest' ? `${email.replace('@', '_')}#EXT#@example.onmicrosoft.com` : email,
    userRole: role,
    tenantId,
  });

  router.get('/v3/conversations/:conversation/pagedMembers', (request, response) => {
    calls.add('GET /v3/conversations/{conversation}/pagedMembers');
    const { conversation } = request.params;
    const size = Number(request.query['pageSize'] ?? 200);
    if (!(size >= 50 && size <= 500)) throw new Refusal(400, 'BadArgument', 'pageSize must be from 50 to 500');
    const { list } = membersOf(conversation);
    limit('read', conversation);
    const from = Number(request.query['continuationToken'] ?? 0);
    const next = from + MEMBERS_A_PAGE;
    response.json({
      members: list.slice(from, next).map(toMember),
      continuationToken: next < list.length ? String(next) : undefined,
    });
  });
  router.get('/v3/conversations/:conversation/members/:member', (request, response) => {
    calls.add('GET /v3/conversations/{conversation}/members/{member}');
    const { conversation, member } = request.params;
    const found = membersOf(conversation).list.find(({ id, objectId }) => id === member || objectId === member);
    if (found === undefined)
      throw new Refusal(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
    limit('read', conversation);
    response.json(toMember(found));
  });

  function teamOf(id: string): Team {
    const team = world.team(id);
    if (team === undefined) throw new Refusal(404, 'ConversationNotFound', 'Team not found.');
    if (!team.installed)
      throw new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
    limit('read', id);
    return team;
  }
  router.get('/v3/teams/:team', (request, response) => {
    calls.add('GET /v3/teams/{team}');
    const { id, name, groupId, channels, members } = teamOf(request.params.team);
    response.json({
      id,
      name,
      aadGroupId: groupId,
      tenantId: world.tenantId,
      type: 'standard',
      channelCount: channels.length,
      memberCount: members.length,
    });
  });
  router.get('/v3/teams/:team/conversations', (request, response) => {
    calls.add('GET /v3/teams/{team}/conversations');
    const { channels } = teamOf(request.params.team);
    response.json({
      conversations: channels.map(({ id, name, kind }) => ({ id, name: name ?? undefined, type: kind })),
    });
  });

  return { router, faults, calls };
}
