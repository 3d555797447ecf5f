import { asText } from '../json.ts';
import type { Json } from '../json.ts';
import type { Channel, Member } from '../team.ts';
import type { World } from '../world.ts';

/** What a person in front of the page may meet; the page says it in her language. */
export type Refusal =
  | 'bot-away'
  | 'cut-off'
  | 'too-slow'
  | 'form-gone'
  | 'message-gone'
  | 'archived'
  | 'too-long'
  | 'no-command';

/** A control call that cannot be done; `message` is for the person or script that asked. */
export class ControlError extends Error {
  override name = 'ControlError';
  readonly status: number;
  readonly code: Refusal | undefined;

  constructor(status: number, message: string, cause?: unknown, code?: Refusal) {
    super(message, { cause });
    this.status = status;
    this.code = code;
  }
}

export function formGone(): ControlError {
  return new ControlError(404, 'That form is not open any more.', undefined, 'form-gone');
}

export function needPerson(world: World, value: unknown): Member {
  const name = asText(value);
  if (name === '') throw new ControlError(400, 'Say who: `user` is missing.');
  const user = world.team.findUser(name);
  if (!user || user.bot) throw new ControlError(404, `There is no person "${name}" here.`);
  return user;
}

/** Which of her screens she sits at; a call that names none is of the page. */
export function screenOf(body: Json): string {
  return asText(body['screen']);
}

/** By id or name; "@recado" is the person's direct conversation with the bot. */
export function needChannel(world: World, value: unknown, user?: Member): Channel {
  const name = asText(value);
  if (name === '') throw new ControlError(400, 'Say where: `channel` is missing.');
  const direct = user && ['@recado', world.team.botUserId].includes(name) ? world.team.direct(user.id) : undefined;
  const channel = direct ?? world.team.findChannel(name);
  if (!channel) throw new ControlError(404, `There is no channel "${name}" here.`);
  return channel;
}

/** Only members see what is said in a channel. */
export function mustSee(world: World, channel: Channel, user: Member): void {
  if (!world.team.isMember(channel.id, user.id))
    throw new ControlError(
      403,
      `${user.name} is not in ${channel.kind === 'im' ? 'that conversation' : `#${channel.name}`}.`,
    );
}

export function needText(body: Json, field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || value === '') throw new ControlError(400, `\`${field}\` is missing.`);
  return value;
}

/** The person as interactions carry her. */
export function actor(world: World, user: Member): Json {
  return { id: user.id, username: user.key, name: user.key, team_id: world.team.id };
}

export function teamFacts(world: World): Json {
  return {
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: world.team.appId,
    token: 'local',
  };
}
