/** What the workspace's servers answer, as far as the page reads it. Slack's own shapes keep Slack's names. */
export interface User {
  id: string;
  /** Short name, as scripts use it. */
  key: string;
  name: string;
  locale: string;
  title?: string;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  unread?: number;
  lastRead?: string;
}

/** How many messages name a person that she has not read, and the newest of them. */
export interface Waiting {
  user: string;
  count: number;
  channel: string;
  thread: string | null;
  ts: string;
}

export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
}

export interface RichElement {
  type: string;
  text?: string;
  url?: string;
  user_id?: string;
  usergroup_id?: string;
  channel_id?: string;
  range?: string;
  name?: string;
  /** Code points of an emoji, in hexadecimal. */
  unicode?: string;
  timestamp?: number;
  format?: string;
  fallback?: string;
  style?: string | { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean };
  elements?: RichElement[];
  indent?: number;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
}

export interface Element {
  type: string;
  action_id?: string;
  /** A string in the elements of a context block. */
  text?: TextObject | string;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  placeholder?: TextObject;
  initial_value?: string;
  initial_option?: Option;
  initial_user?: string;
  initial_options?: Option[];
  initial_date?: string;
  /** Unix seconds. */
  initial_date_time?: number;
  max_selected_items?: number;
  filetypes?: string[];
  max_files?: number;
  options?: Option[];
  multiline?: boolean;
  max_length?: number;
  focus_on_load?: boolean;
  image_url?: string;
  slack_file?: { id: string };
  alt_text?: string;
}

export interface DrawnChart {
  type: string;
  series: { name: string; data: { label: string; value: number }[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}

export interface Block {
  type: string;
  chart?: DrawnChart;
  block_id?: string;
  text?: TextObject;
  fields?: TextObject[];
  elements?: (Omit<Element, 'text'> & RichElement & { text?: string })[];
  element?: Element;
  accessory?: Element;
  label?: TextObject;
  hint?: TextObject;
  optional?: boolean;
  image_url?: string;
  slack_file?: { id: string };
  alt_text?: string;
  /** A string of a chart. */
  title?: TextObject | string;
}

export interface SharedFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  alt_txt?: string;
}

export interface PostMedia {
  type: 'photo' | 'video' | 'animated_gif' | 'file';
  name?: string;
  url: string;
  alt?: string;
}

export interface Message {
  ts: string;
  text: string;
  user?: string;
  bot_id?: string;
  username?: string;
  blocks?: Block[];
  files?: SharedFile[];
  thread_ts?: string;
  reply_count?: number;
  reply_users?: string[];
  latest_reply?: string;
  /** Of a thread that the person follows. */
  unread_count?: number;
  edited?: { ts: string };
  subtype?: string;
  /** Only this person sees it. */
  ephemeral?: boolean;
  /** The message that a note answers. */
  under?: string | undefined;
  channel?: string;
}

export interface View {
  id: string;
  type: string;
  callback_id: string;
  title: TextObject;
  submit?: TextObject;
  close?: TextObject;
  blocks: Block[];
  hash?: string;
}

/** A page of messages, or what changed in it since it was last read. */
export interface Page {
  fresh: boolean;
  more?: boolean;
  list: Message[];
  removed: string[];
}

export interface Screen {
  seq: number;
  /** Recado hears what is done here. */
  connected: boolean;
  channels: Channel[];
  waiting: Waiting[];
  view: View | null;
  home: View | null;
  /** The newest pinned message of the channel, if any. */
  pinned: Message[];
  ephemerals: Message[];
  messages: Page | null;
  thread: Page | null;
}

export interface Account {
  key: string;
  handle: string;
  name: string;
}

/** Very many people who write at once. */
export interface StormState {
  running: boolean;
  posted: number;
  count: number;
}

export interface HistoryState {
  running: boolean;
  /** It is there already, or on its way. */
  filled: boolean;
  done: number;
  count: number;
}

export interface Play {
  playing: boolean;
  position: number;
  total: number;
}

/** A private message between a customer and the brand. */
export interface Direct {
  id: string;
  from: { handle: string; name: string; account: string | null };
  to: string;
  text: string;
  media: PostMedia[];
  /** Words that stand below it to be pressed. */
  choices: string[];
  createdAt: string;
}

export interface Post {
  id: string;
  /** Of its newest version. */
  currentId?: string;
  author: { handle: string; name: string; followers?: number; account?: string | null };
  /** A title, or a warning before the text. */
  title?: string;
  text: string;
  media?: PostMedia[];
  createdAt: string;
  inReplyTo?: string | null;
  editedAt?: string | null;
  deleted?: boolean;
  /** Out of sight of other readers: the brand hid it. */
  hidden?: boolean;
  likes?: number;
  replies?: Post[];
}
