import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Every "only one may" rule has a unique index here. */
const up = `
create sequence ticket_number;

create table authors (
  id text primary key,
  network text not null,
  native_id text not null,
  handle text not null,
  name text not null,
  bio text,
  avatar_url text,
  followers integer,
  verified boolean,
  seen_at timestamptz not null,
  constraint one_author_per_identity unique (network, native_id)
);

create table tickets (
  id text primary key,
  number integer not null default nextval('ticket_number') unique,
  brand text not null,
  network text not null,
  account text not null,
  accounts jsonb not null,
  author_id text not null references authors (id),
  conversation_id text not null,
  area text,
  region text,
  centre text,
  language text,
  sentiment text,
  kind text not null,
  tags jsonb not null,
  private boolean not null,
  route jsonb not null,
  state text not null check (state in ('open', 'snoozed', 'closed')),
  close_reason text,
  owner text,
  owned_since timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  last_inbound_id text not null,
  last_inbound_at timestamptz not null,
  first_answered_at timestamptz,
  reopened integer not null,
  previous_ticket_id text references tickets (id),
  version integer not null
);
create unique index one_live_ticket_per_author_and_thread on tickets (network, conversation_id, author_id) where state in ('open', 'snoozed');
create index tickets_of_author_in_thread on tickets (author_id, conversation_id, opened_at desc);
create index tickets_waiting on tickets (last_inbound_at) where state = 'open';

create table messages (
  id text primary key,
  network text not null,
  account text not null,
  native_id text not null,
  current_id text not null,
  version integer not null,
  direction text not null check (direction in ('in', 'out')),
  ticket_id text references tickets (id),
  author_id text references authors (id),
  kind text not null,
  private boolean not null,
  text text not null,
  language text,
  parent_id text,
  conversation_id text not null,
  url text not null,
  media jsonb not null,
  counts jsonb not null,
  state text not null check (state in ('live', 'edited', 'deleted')),
  posted_at timestamptz not null,
  deleted_at timestamptz,
  constraint one_message_per_native_id unique (network, native_id)
);
create index messages_by_current_id on messages (network, current_id);
create index messages_of_ticket on messages (ticket_id, posted_at);
create index messages_of_author on messages (author_id, posted_at) where direction = 'in';

create table message_versions (
  message_id text not null references messages (id),
  version integer not null,
  current_id text not null,
  text text not null,
  media jsonb not null,
  primary key (message_id, version)
);

create table drafts (
  id text primary key,
  ticket_id text not null references tickets (id),
  version integer not null,
  text text not null,
  attachments jsonb not null,
  account text not null,
  private boolean not null,
  target text not null,
  at timestamptz,
  state text not null check (state in ('editing', 'submitted', 'approved', 'returned', 'void')),
  author text not null,
  writers jsonb not null,
  based_on text,
  findings jsonb not null,
  approval jsonb not null,
  approved_by text,
  approved_at timestamptz,
  approved_hash text,
  undo_until timestamptz,
  returned_reason text,
  void_reason text,
  created_at timestamptz not null,
  constraint one_draft_per_version unique (ticket_id, version)
);

create table deliveries (
  id text primary key,
  ticket_id text not null references tickets (id),
  draft_id text not null references drafts (id),
  state text not null check (state in ('queued', 'sending', 'sent', 'refused', 'unknown', 'removed')),
  op_id text not null unique,
  attempts integer not null,
  by text not null,
  queued_at timestamptz not null,
  sending_since timestamptz,
  sent_at timestamptz,
  native_id text,
  url text,
  refusal text,
  detail text,
  lookups integer not null
);
create unique index one_live_delivery_per_draft on deliveries (draft_id) where state in ('queued', 'sending', 'sent', 'unknown');
create unique index one_delivery_under_way_per_ticket on deliveries (ticket_id) where state in ('queued', 'sending', 'unknown');
create index deliveries_of_ticket on deliveries (ticket_id, queued_at);
create index deliveries_by_native_id on deliveries (native_id) where native_id is not null;

create table delivery_attempts (
  id text primary key,
  delivery_id text not null references deliveries (id),
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  detail text
);
create index attempts_of_delivery on delivery_attempts (delivery_id);

create table cards (
  id text primary key,
  ticket_id text not null references tickets (id),
  surface text not null,
  channel text not null,
  channel_id text,
  home boolean not null,
  state text not null check (state in ('wanted', 'posting', 'posted', 'gone')),
  op_id text not null unique,
  attempt_at timestamptz,
  ts text,
  shown text,
  constraint one_card_per_channel unique (ticket_id, surface, channel)
);
create index cards_by_message on cards (surface, channel_id, ts) where ts is not null;

create table thread_entries (
  id text primary key,
  ticket_id text not null references tickets (id),
  seq integer not null,
  entry jsonb not null,
  state text not null check (state in ('wanted', 'posting', 'posted', 'gone')),
  op_id text not null unique,
  attempt_at timestamptz,
  ts text,
  shown text,
  created_at timestamptz not null,
  constraint one_entry_per_place unique (ticket_id, seq)
);

create table people (
  id text primary key,
  name text not null,
  surface text not null,
  user_id text not null,
  locale text not null,
  seen_at timestamptz not null
);

create table clicks (
  id text primary key,
  at timestamptz not null
);
create index clicks_by_age on clicks (at);

create table submissions (
  id text primary key,
  surface text not null,
  person_id text not null,
  action text not null,
  ticket_id text,
  typed jsonb not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('open', 'used', 'refused'))
);
create index submissions_unsent on submissions (ticket_id, person_id, action, at) where outcome <> 'used';

create table activity (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  ticket_id text,
  by_kind text not null,
  by_id text not null,
  what text not null,
  detail jsonb not null
);
create index activity_of_ticket on activity (ticket_id, id);

create table inbox (
  id bigint generated always as identity primary key,
  network text not null,
  account text not null,
  brand text not null,
  event_key text not null,
  thread_id text,
  author_native_id text,
  native_id text not null,
  event jsonb not null,
  received_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  error text,
  done_at timestamptz,
  constraint one_event_per_key unique (network, account, event_key)
);
create index inbox_waiting on inbox (id) where state = 'waiting';
create index inbox_failed on inbox (id) where state = 'failed';

create table cursors (
  network text not null,
  account text not null,
  cursor text,
  at timestamptz not null,
  primary key (network, account)
);

create table cache (
  key text primary key,
  value text not null,
  expires_at timestamptz
);
create index cache_by_expiry on cache (expires_at) where expires_at is not null;
`;

const tables = [
  'cache',
  'cursors',
  'inbox',
  'activity',
  'submissions',
  'clicks',
  'people',
  'thread_entries',
  'cards',
  'delivery_attempts',
  'deliveries',
  'drafts',
  'message_versions',
  'messages',
  'tickets',
  'authors',
];

export const ground: Migration = {
  // One text, many statements: the plain protocol of both stores takes it as it is.
  up: async (db) => {
    await sql.raw(up).execute(db);
  },
  down: async (db) => {
    await sql.raw(`drop table ${tables.join(', ')}; drop sequence ticket_number;`).execute(db);
  },
};
