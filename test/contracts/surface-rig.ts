import type { Surface } from '#core/ports/surface.ts';

/** A message as somebody reads it. */
export interface Seen {
  ts: string;
  words: string;
  buttons: { action: string; label: string }[];
  /** Whom it notifies. */
  pings: string[];
}

/** An open form as the person in front of it sees it. */
export interface SeenForm {
  id: string;
  words: string;
  /** What stands in each field. */
  fields: Record<string, string>;
  canSubmit: boolean;
}

/** What a person sees once the surface has answered her. */
export interface After {
  form?: SeenForm;
  /** Errors beside fields. */
  errors?: Record<string, string>;
}

/** Abilities that a chat may lack, each of which then has something that stands for it. */
export type Equivalent = 'pin' | 'also' | 'command' | 'link' | 'file';

/** The other side of a surface that takes files. */
export interface FilesRig {
  /** Files in a thread, as a person downloads them. */
  shown(channel: string, thread: string): Promise<{ name: string; title: string; bytes: Uint8Array }[]>;
  /** A person chooses files of her own; gives what the field of a form then holds. */
  choose(user: string, chosen: { name: string; bytes: Uint8Array }[]): Promise<string>;
}

/** A surface, and hands and eyes of people on the other side of it. */
export interface SurfaceRig {
  /** Not started yet. */
  surface: Surface;
  /** What this chat has not, each with one sentence that names what stands for it; that is then what the contract looks at. */
  equivalents?: Partial<Record<Equivalent, string>>;
  /** Words under a card are heard only where they mention us: `write` does. */
  mustMention?: boolean;
  /** The surface itself knows a second delivery of a press, and hands it over no more. */
  knowsAgain?: boolean;
  /** A joined channel that no other test uses; `member` is in it, `outsider` is not. */
  channel(): string;
  /** Exists, but the bot is not in it. */
  closedChannel: string;
  missingChannel: string;
  /** A joined private channel. */
  privateChannel: string;
  member: { id: string; email: string; name: string; locale: string };
  outsider: { id: string };
  group: { handle: string; members: string[] };
  missingUser: string;
  messages(channel: string, thread?: string): Promise<Seen[]>;
  /** Presses a button on a message (`ts`) or in a form (`form`). */
  press(press: { user: string; action: string; channel?: string; ts?: string; form?: string }): Promise<After>;
  /** Delivers the last press once more, as a surface does that was not sure of it; absent where this cannot be brought about. */
  pressAgain?(): Promise<void>;
  submit(submit: { user: string; form: string; values: Record<string, string> }): Promise<After>;
  /** What a field that looks things up offers; `values` of several are sent in one a line, times as ISO. */
  suggest(typed: {
    user: string;
    form: string;
    field: string;
    query: string;
  }): Promise<{ value: string; label: string }[]>;
  form(user: string): Promise<SeenForm | undefined>;
  closeForm(user: string, form: string): Promise<void>;
  command(command: { user: string; channel: string; text: string }): Promise<After>;
  /** Changes words that this person wrote. */
  /** A person deletes what she wrote. */
  erase(message: { user: string; channel: string; ts: string }): Promise<void>;
  edit(message: { user: string; channel: string; ts: string; text: string }): Promise<void>;
  /** Uses "Use as draft" in the menu of a message. */
  useAsDraft(used: { user: string; channel: string; ts: string }): Promise<After>;
  write(message: { user: string; channel: string; thread?: string; text: string }): Promise<{ ts: string }>;
  /** Everything told to this person alone, oldest first. */
  told(user: string): Promise<string[]>;
  remove(message: { channel: string; ts: string }): Promise<void>;
  /** Absent where the surface has no `files`. */
  files?: FilesRig;
  /** Messages that stand pinned in a channel. */
  pins(channel: string): Promise<Seen[]>;
  /** Opens the person's own page and gives what she then sees there. */
  home(user: string): Promise<Seen>;
  /** Presses a button on it. */
  pressHome(press: { user: string; action: string }): Promise<After>;
  /** Presses a button on the last thing that was told to this person alone in a channel. */
  pressTold(press: { user: string; channel: string; action: string }): Promise<After>;
  /** The next call that writes is carried out, but its answer never arrives. */
  loseNextAnswer(): void;
  /** The next call that writes is refused: too many, come back in so many seconds. */
  limitNext(seconds: number): void;
  /** Ends the connection, and waits until there is a new one. */
  reconnect(): Promise<void>;
  close(): Promise<void>;
}
