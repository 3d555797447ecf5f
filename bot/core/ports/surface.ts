import type { Card, Inline } from '../card.ts';
import type { ChartLimits } from '../chart/native.ts';
import type { Form, FormReply, FormValues } from '../form.ts';
import type { TextParams } from '../texts/index.ts';

/** A person of the team as the surface knows her. */
export interface SurfaceUser {
  id: string;
  name: string;
  email?: string;
  /** Other names of the same account, in small letters: in Teams the object id in Entra and the user principal name. */
  accounts?: string[];
  /** BCP 47, e.g. "es-ES"; empty where the surface does not tell: the configuration says then. */
  locale: string;
  /** IANA name; empty like `locale`. */
  timeZone: string;
  /** Only full members may act: guests, people of other organisations, bots and removed people read. */
  standing: 'member' | 'guest' | 'external' | 'bot' | 'removed';
}

/** A press of a button, already acknowledged by the surface. */
export interface Click {
  /** The same press delivered twice has the same id. */
  id: string;
  surface: string;
  userId: string;
  action: string;
  value: string;
  channel?: string;
  /** Message that holds the button. */
  ts?: string;
  /** Form that holds the button. */
  viewId?: string;
  /** The message that form was opened from, where there is one. */
  from?: { channel: string; ts: string };
  /** A shortcut in the menu of somebody's message, which stands in place of a button. */
  said?: SaidMessage;
}

/** Somebody types in a field that finds or makes its options. */
export interface Suggestion {
  surface: string;
  userId: string;
  /** Of the form. */
  action: string;
  field: string;
  query: string;
  meta: Record<string, string>;
}

/** A form sent in, not yet acknowledged: the reply is the acknowledgement. */
export interface Submission {
  id: string;
  surface: string;
  userId: string;
  action: string;
  viewId: string;
  meta: Record<string, string>;
  values: FormValues;
  /** The message that the form was opened from, where there is one. */
  from?: { channel: string; ts: string };
}

/** A slash command. `text` is what follows it. */
export interface Command {
  id: string;
  surface: string;
  userId: string;
  channel: string;
  text: string;
}

/** Ways to answer the one person who acted; they work for people outside the channel too. */
export interface Respond {
  /** Only she sees it. Inlines where it holds links, times or names from outside. */
  say(text: string | Inline[]): Promise<void>;
  /** The same with buttons; where it is left out, its fallback is said. */
  show?(card: Card): Promise<void>;
  /** Opens a form at once; a trigger lives three seconds, so open first and fill afterwards with `update`, telling meanwhile how far it is. */
  open(form: Form): Promise<{ update(form: Form): Promise<void>; progress?(text: string): void }>;
  /** How far that is what she sent a form in for: shown where she waits for it, lost where she does not. */
  progress?(text: string): void;
  /**
   * Draws the message that she pressed, or opened her form from, through the press's own address: it waits for no limit of calls,
   * and works a few times only. Absent where there is no such message.
   */
  redraw?(card: Card): Promise<void>;
  /** Shows this in place of the form that holds the button; absent where she pressed on a message. */
  replace?(form: Form): Promise<void>;
}

/** A message that a person wrote in the chat, used from its menu. */
export interface SaidMessage {
  /** Absent where no person wrote it. */
  userId?: string;
  text: string;
  /** The message its thread hangs under; its own where it is in none. */
  thread: string;
}

/** Something a person typed in a thread under a card, or to us directly. Never published. */
export interface ThreadMessage {
  id: string;
  surface: string;
  userId: string;
  channel: string;
  thread: string;
  ts: string;
  text: string;
  /** In her direct conversation with us; outside a thread `thread` is the message's own `ts`. */
  direct?: true;
  /** She changed what she wrote before under the same `ts`. */
  edited?: true;
  /** She deleted it. */
  deleted?: true;
}

/** Keys of the sentences that a surface says by itself. */
export type SurfaceWord =
  | `form.${'opening' | 'checking' | 'close' | 'done'}`
  | `teams.${'refresh' | 'see-result' | 'checking' | 'working' | 'told-in-chat' | 'done' | 'failed' | 'gone' | 'optional' | 'required' | 'date-and-time' | 'time' | 'new-tags' | 'files' | `file.${'open' | 'original' | 'closed' | 'add' | 'how' | 'how.one' | 'there'}`}`;

/** What the bot gives a surface; a surface never knows a handler. */
export interface SurfaceHandlers {
  onClick(click: Click, respond: Respond): Promise<void>;
  /** Resolves when the submission is stored and checked; the surface shows "checking" by itself when it takes too long. */
  onSubmit(submission: Submission, respond: Respond): Promise<FormReply>;
  /** Options for what she typed so far, best first; at most a hundred are shown. Left out, fields find nothing. */
  onSuggest?(suggestion: Suggestion): Promise<{ value: string; label: string }[]>;
  onCommand(command: Command, respond: Respond): Promise<void>;
  /** Resolves when it is kept; where it rejects, the chat is left to deliver it again, if it can. */
  onThreadMessage(message: ThreadMessage): Promise<void>;
  /** She opened the page that `publishHome` draws. */
  onHome?(visit: { surface: string; userId: string }): Promise<void>;
  /** The surface learnt of a team or a channel that it did not know: what waits for it need not wait longer. */
  onPlaces?(about: { surface: string }): Promise<void>;
  /** Whether a message that opens a thread is one of ours about a conversation: what is said under it is a note, elsewhere a question to us. */
  holds?(message: { surface: string; channel: string; ts: string }): Promise<boolean>;
  /** Words that the surface needs by itself (skeleton title, "checking"), in the person's language. */
  words(locale: string, key: SurfaceWord, params?: TextParams): string;
}

export interface SurfaceChannel {
  id: string;
  name: string;
  private: boolean;
  /** The bot is in it and may post. */
  joined: boolean;
}

/** Files in threads and in forms. */
export interface SurfaceFiles {
  /** It keeps files of any type itself, and shows them in a direct conversation too. */
  readonly holdsFiles?: true;
  /** What a person added to a form that she did not send in stands there again when she opens it anew. */
  readonly keepsGiven?: true;
  /**
   * Shows a file in a thread. `begun` is awaited with the surface's own reference before anybody can see the file, so that `find`
   * can tell after a crash whether it was shown.
   * @throws surface.unknown-outcome as `post`
   */
  show(
    file: {
      channel: string;
      thread: string;
      name: string;
      title: string;
      alt?: string;
      bytes: Uint8Array;
      /** Where it came from, for a surface that cannot show it. */
      original?: string;
      /** For words of the surface's own. */
      language?: string;
    },
    begun: (ref: string) => Promise<void>,
  ): Promise<void>;
  /** Whether the file with that reference stands in the thread. */
  find(search: { channel: string; thread: string; ref: string; since: Date }): Promise<boolean>;
  /** Takes back a file of ours; one that is gone already is no error. */
  remove(ref: string): Promise<void>;
  /** Bytes of a file that a person gave in a form. @throws surface.* | file.too-large | file.unreadable */
  read(ref: string, most: { bytes: number }): Promise<Uint8Array>;
}

/** Rooms of a few people, made for a while. */
export interface SurfaceRooms {
  /**
   * Makes a private channel that only the bot is in, or gives the one of this name that it made before: a process may have died in
   * between. @throws surface.scope-missing
   */
  open(room: { name: string }): Promise<{ channel: string }>;
  /** Whoever is there already is no error. Gives those who could not come. @throws surface.scope-missing */
  invite(channel: string, userIds: readonly string[]): Promise<string[]>;
  /** One that is archived or deleted already is no error. @throws surface.scope-missing */
  archive(channel: string): Promise<void>;
  /** Where it opens, before anything stands in it; undefined where the chat does not say. */
  address(channel: string): Promise<string | undefined>;
}

/** Where the team works. Every method throws RecadoError surface.* ; rate limits carry retryAfterMs. */
export interface Surface {
  readonly id: string;
  /** Its name, as people read it. */
  readonly displayName: string;
  /** What stands before a word to us: in a conversation with us alone, and in a channel. */
  readonly commandPrefix: { readonly alone: string; readonly inChannel: string };
  /** It says of each channel whether only those invited are in it; where it does not, the configuration vouches for that. */
  readonly tellsPrivacy: boolean;
  /** A channel may be seen only after the start, once somebody adds the app to its team; until then that is as expected. */
  readonly channelsMayComeLater: boolean;
  start(handlers: SurfaceHandlers): Promise<void>;
  stop(): Promise<void>;
  /**
   * Posts once. `opId` travels with the message so that `find` can tell after a crash whether it was posted.
   * @throws surface.unknown-outcome when it may have been posted (time-out after the bytes were written, internal errors)
   */
  post(post: {
    channel: string;
    thread?: string;
    alsoToChannel?: boolean;
    card: Card;
    opId: string;
    /** Nobody waits for it: it leaves room for posts that people do wait for. */ yields?: boolean;
  }): Promise<{ ts: string }>;
  /**
   * Whether a post of this operation, or a drawing of that message, may go out now: asked before it is noted that one is on its
   * way. Left out where nobody waits in line. @throws RecadoError surface.rate-limited where it would be told to wait; it has its
   * place in the line then
   */
  mayShow?(
    shown: { channel: string; thread?: string; yields?: boolean } & ({ opId: string } | { ts: string }),
  ): Promise<void>;
  /** Posts that were told to wait are not wanted any more: those behind them need not wait for them. Left out where nobody waits in line. */
  unwanted?(opIds: readonly string[]): void;
  update(update: {
    channel: string;
    ts: string;
    card: Card;
    /** Nobody waits for it: others go first. @throws surface.rate-limited; with `held` while somebody types in a form there */
    yields?: boolean;
  }): Promise<void>;
  /** Keeps one of our messages at hand in its channel; twice is once. Left out where the surface has no such place. */
  pin?(message: { channel: string; ts: string }): Promise<void>;
  /** Shows a card as the page that a person has of her own; left out where there is none. */
  publishHome?(userId: string, card: Card): Promise<void>;
  /** Our own message that carries `opId`, if it is there. */
  find(search: { channel: string; thread?: string; opId: string; since: Date }): Promise<{ ts: string } | undefined>;
  /** Whether words under a card reach us although they do not mention us; left out where they always do. */
  hears?(channel: string): Promise<boolean>;
  /**
   * Takes a picture of ours, a PNG, so that a card can show it: gives what the card's block names as `file`. Nobody sees it before.
   * Left out where cards show none.
   */
  picture?(picture: { name: string; alt: string; bytes: Uint8Array }): Promise<string>;
  /** How many times the size of its drawing a picture should have here; left out: twice. */
  readonly pictureZoom?: number;
  /** Charts that it draws itself on a message, so many at most; left out where it draws none, or no longer. */
  readonly charts?: ChartLimits & { perMessage: number };
  /** Left out where the surface takes no files: then threads only name what came, and no form asks for a file. */
  readonly files?: SurfaceFiles;
  /** Left out where it cannot make any: a thread stands for one. */
  readonly rooms?: SurfaceRooms;
  permalink(message: { channel: string; ts: string }): Promise<string>;
  /** The direct conversation with a person. */
  direct(userId: string): Promise<string>;
  user(userId: string): Promise<SurfaceUser | undefined>;
  userByEmail(email: string): Promise<SurfaceUser | undefined>;
  /** By one of her `accounts`; left out where an account has one name only. */
  userByAccount?(account: string): Promise<SurfaceUser | undefined>;
  channels(): Promise<SurfaceChannel[]>;
  isMember(channel: string, userId: string): Promise<boolean>;
  /** User ids of a group such as "@approvers"; undefined where there is no such group. */
  group(handle: string): Promise<string[] | undefined>;
  /** Handles of all groups, each with @; left out where the surface has none. */
  groups?(): Promise<string[]>;
}
