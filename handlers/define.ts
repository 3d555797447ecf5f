import type { z } from 'zod';
import type { Card } from '#core/card.ts';
import type { Form, FormReply, FormValues } from '#core/form.ts';
import { buttonRows, type ActionId } from '#core/buttons.ts';
import type { Right } from '#core/people.ts';
import type { TextKey, TextParams } from '#core/texts/index.ts';
import type { ActionContext, OperatorServices, Services, WebServices } from './context.ts';
import type { ChatPost, WantedPost } from '../store/chat-posts/chat-posts.ts';
import type { PersonRow } from '../store/people/people.ts';

/** What she is told, if anything; the card is redrawn by a job from stored state. */
export interface ActionResult {
  say?: { key: TextKey; params?: TextParams };
  /** Takes the place of the form that she pressed in; on a message it is not shown. */
  form?: Form;
}

interface ActionSpec<Id extends ActionId, I> {
  /** Of its row in bot/core/buttons.ts, which says the right to it; also the name of the file. */
  id: Id;
  /** Whoever was asked by the delegation it is about may press it, whatever her role, and nobody else. */
  asked?: true;
  /** What the button's `value` (parsed as JSON if it starts with "{", else {ticketId: value}) must be. */
  input: z.ZodType<I>;
  /** Does it at once ... */
  run?(ctx: ActionContext, input: I): Promise<ActionResult>;
  /** ... or asks first: the surface opens this, or a skeleton that it fills. Where nothing turns out to need asking it does the thing and says so. */
  form?(ctx: ActionContext, input: I): Promise<Form | ActionResult>;
  /** Milliseconds to wait for `form` before a skeleton opens; more where there is mostly nothing to ask. A trigger lives three seconds. */
  patienceMs?: number;
  /** Takes the form's values; `meta` has already been parsed by `input`. Errors stay beside their fields. */
  submit?(ctx: ActionContext, input: I, values: FormValues): Promise<FormReply & ActionResult>;
  /** Options for what she types in a field of its form that finds or makes them; the form's meta is the input. */
  suggest?(ctx: ActionContext, input: I, typed: Typed): Promise<{ value: string; label: string }[]>;
  /** Its `form` and its `submit` begin with all of the conversation, which is then read where her right is asked: once for both. */
  takesDetail?: true;
}

export interface Typed {
  field: string;
  query: string;
}

/** A button with its type closed over, so that all of them fit one list. */
export interface Action<Id extends string = string> {
  readonly id: Id;
  readonly right: Right;
  readonly asked?: true;
  readonly run?: (ctx: ActionContext, raw: unknown) => Promise<ActionResult>;
  readonly form?: (ctx: ActionContext, raw: unknown) => Promise<Form | ActionResult>;
  readonly patienceMs?: number;
  readonly takesDetail?: true;
  readonly submit?: (ctx: ActionContext, raw: unknown, values: FormValues) => Promise<FormReply & ActionResult>;
  readonly suggest?: (ctx: ActionContext, raw: unknown, typed: Typed) => Promise<{ value: string; label: string }[]>;
  /** Ticket or draft that the input is about, for the rights check; null where it is about neither, and only a role gives the right. */
  readonly subject: (raw: unknown) => { ticketId: string; draftId?: string; delegationId?: string } | null;
}

export function defineAction<const Id extends ActionId, I extends { ticketId: string; draftId?: string }>(
  spec: ActionSpec<Id, I>,
): Action<Id> {
  return toAction(spec, (raw) => spec.input.parse(raw));
}

/** A button that is about no ticket: whoever has the right by a role may press it. */
export function defineOperation<const Id extends ActionId, I>(spec: ActionSpec<Id, I>): Action<Id> {
  return toAction(spec, (raw) => {
    spec.input.parse(raw);
    return null;
  });
}

function toAction<const Id extends ActionId, I>(spec: ActionSpec<Id, I>, subject: Action['subject']): Action<Id> {
  const { run, form, submit, suggest } = spec;
  return {
    id: spec.id,
    right: buttonRows[spec.id].right,
    subject,
    asked: spec.asked,
    patienceMs: spec.patienceMs,
    takesDetail: spec.takesDetail,
    run: run ? (ctx: ActionContext, raw: unknown) => run(ctx, spec.input.parse(raw)) : undefined,
    form: form ? (ctx: ActionContext, raw: unknown) => form(ctx, spec.input.parse(raw)) : undefined,
    submit: submit
      ? (ctx: ActionContext, raw: unknown, values: FormValues) => submit(ctx, spec.input.parse(raw), values)
      : undefined,
    suggest: suggest
      ? (ctx: ActionContext, raw: unknown, typed: Typed) => suggest(ctx, spec.input.parse(raw), typed)
      : undefined,
  };
}

interface JobDefinition<Name extends string, I> {
  /** Name of the file. */
  name: Name;
  input: z.ZodType<I>;
  retryLimit: number;
  /** At once, per process. */
  concurrency: number;
  /** At most one waiting and one running for each value of this field. */
  oneAtATimePer?: keyof I & string;
  /** One that waits, for its turn in a busy channel say, is due at once when it is ordered again. */
  soonest?: boolean;
  /**
   * It shows something on one surface, which its payload names: as many run for each surface as for the only one. `each`: ordered for a
   * ticket without a surface, it is done for every one by itself.
   */
  surface?: 'given' | 'each';
  /** It throws that a channel is not there, and is due again once it is. */
  needsChannel?: true;
  cron?: string;
  /** Names of jobs of earlier versions whose payload `input` takes too: what waits under them is this job's. */
  formerly?: readonly string[];
  /** Safe to run twice. RecadoError with retryAfterMs waits that long without using up a try. */
  run(services: Services, input: I, signal: AbortSignal): Promise<void>;
}

export interface Job<Name extends string = string> {
  readonly name: Name;
  readonly retryLimit: number;
  readonly concurrency: number;
  readonly oneAtATimePer?: string;
  readonly soonest?: boolean;
  readonly surface?: 'given' | 'each';
  readonly needsChannel?: true;
  readonly cron?: string;
  readonly formerly?: readonly string[];
  readonly handle: (services: Services, raw: unknown, signal: AbortSignal) => Promise<void>;
}

export function defineJob<const Name extends string, I>(definition: JobDefinition<Name, I>): Job<Name> {
  const { input, run, ...rest } = definition;
  return { ...rest, handle: (services, raw, signal) => run(services, input.parse(raw), signal) };
}

interface AnyChatPost<Kind extends string, S> {
  /** Name of the file. */
  kind: Kind;
  /**
   * What it is drawn from, of a conversation or of whatever the kind is about; kinds that name the same function are drawn from one
   * state of it. Null where it is not there any more, so that nothing is done.
   */
  load(services: Services, subjectId: string, surface: string): Promise<S | null>;
  /**
   * What a conversation wants to stand somewhere, whether it does already or not. What could not be told of one place is `trouble`:
   * thrown once all the others have theirs.
   */
  places?(services: Services, ticketId: string): Promise<{ wanted: WantedPost[]; trouble?: unknown }>;
  /** Milliseconds until it may be posted or drawn; Infinity: not before something changes. Left out, at once. */
  restMs?(about: { subject: S; post: ChatPost; now: Date }): number;
}

/** Told to one person in her direct conversation: its `place` is her id. */
interface PersonPost<Kind extends string, S> extends AnyChatPost<Kind, S> {
  to: 'person';
  /** Null: nothing is to stand there. What is posted stays as it was drawn last. */
  draw(services: Services, about: { subject: S; post: ChatPost; reader: PersonRow }): Promise<Card | null>;
}

/** Shown in a channel: its `place` is the key of the channel in the configuration. */
interface ChannelPost<Kind extends string, S> extends AnyChatPost<Kind, S> {
  to: 'channel';
  /** Somebody deleted it in the chat: posted again, or left alone from then on. */
  whenGone: 'again' | 'forget';
  /** True for one that is left alone all the same. */
  isForgotten?(about: { subject: S; post: ChatPost }): boolean;
  /**
   * Told in the thread of another message of ours, in the channel (its id on the surface) where that one stands; null while it does
   * not stand yet. Left out, it stands by itself.
   */
  under?(
    services: Services,
    about: { subject: S; post: ChatPost },
  ): Promise<{ channelId?: string; thread?: string; alsoToChannel?: boolean } | null>;
  /** The message that it was to hang under was deleted in the chat; then it is tried again. Left out, it is given up. */
  rootGone?(services: Services, about: { subject: S; post: ChatPost }): Promise<void>;
  /**
   * The channel that `under` gave is archived or gone. True where that was seen to, and the post is left alone from then on; left out,
   * or false, it is a problem of the configured channel.
   */
  channelGone?(services: Services, about: { subject: S; post: ChatPost }): Promise<boolean>;
  /** Nobody waits to see it: others go first. */
  yields?(services: Services, about: { subject: S; post: ChatPost }): boolean;
  /** What follows once it was posted, and not found standing there. */
  whenPosted?(services: Services, about: { subject: S; post: ChatPost }): Promise<void>;
  /** It stays pinned in its channel, where the chat allows it. */
  pinned?: true;
  /** A job of its own shows all of them that a subject has on a surface, in order: the job `show` leaves them alone. */
  ownJob?: true;
  /** What is remembered with how it looks, before the hash of its card. */
  look?(subject: S): string;
  /** As of a person's. */
  draw(services: Services, about: { subject: S; post: ChatPost }): Promise<Card | null>;
}

/** A kind of message of ours, with the type of what it is drawn from closed over, so that all of them fit one list. */
export type ChatPostKind<Kind extends string = string> = Readonly<
  PersonPost<Kind, unknown> | ChannelPost<Kind, unknown>
>;

/** All that a kind of message must say about itself; when it is posted, found again, redrawn and taken away is the same for all. */
export function defineChatPost<const Kind extends string, S>(
  spec: PersonPost<Kind, S> | ChannelPost<Kind, S>,
): ChatPostKind<Kind> {
  return spec;
}

/** One request, besides itself. */
export interface Visit {
  /** Of whoever called; behind a proxy it is the proxy's, for everybody. */
  address: string;
  /** By the names in the route's path. */
  params: Readonly<Record<string, string>>;
  /** Aborted when whoever called has gone. */
  signal: AbortSignal;
}

interface RouteSpec<Needs> {
  /** From the root; `:name` stands for one part of it. */
  path: `/${string}`;
  /** HEAD comes with GET. */
  methods: readonly ('GET' | 'POST')[];
  /** Bytes that are read of a body at most: the rest is answered with 413, and the connection closed. */
  limit: number;
  /** The body is a stream that nobody has read yet. Whatever is thrown is logged, and answered without a word of it. */
  handle(services: Needs, request: Request, visit: Visit): Promise<Response>;
}

export interface Route<Needs = WebServices> extends Readonly<Omit<RouteSpec<Needs>, 'handle'>> {
  readonly audience: 'everybody' | 'operators';
  readonly handle: (services: Needs, request: Request, visit: Visit) => Promise<Response>;
}

/** An address that people and networks call. */
export function defineRoute<Needs = WebServices>(spec: RouteSpec<Needs>): Route<Needs> & { audience: 'everybody' } {
  return { ...spec, audience: 'everybody' };
}

/** An address for whoever runs Recado: on a port of its own where there is one. */
export function defineOperatorRoute(
  spec: RouteSpec<OperatorServices>,
): Route<OperatorServices> & { audience: 'operators' } {
  return { ...spec, audience: 'operators' };
}
