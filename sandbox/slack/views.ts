import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import { randomId, randomName } from './ids.ts';
import type { Json } from './json.ts';
import type { Team } from './team.ts';

export interface StoredView {
  id: string;
  user: string;
  type: 'modal' | 'home';
  externalId: string;
  root: string;
  previous?: string;
  open: boolean;
  body: Json;
  /** The screen it was opened on: the page is one, whoever plays that person unseen has another. */
  screen: string;
}

/** Where the person at the page looks. */
const PAGE = '';

interface Below {
  /** The form that it lies on. */
  below?: StoredView;
  screen?: string;
}

function toView(row: Record<string, SQLOutputValue>): StoredView {
  return {
    id: String(row['id']),
    user: String(row['user']),
    type: row['type'] === 'home' ? 'home' : 'modal',
    externalId: String(row['external_id'] ?? ''),
    root: String(row['root']),
    open: row['open'] === 1,
    body: JSON.parse(String(row['body'])) as Json,
    screen: String(row['screen']),
    previous: typeof row['previous'] === 'string' ? row['previous'] : undefined,
  };
}

/** Modals, stacked up to three for a person on each of her screens, and each person's Home. */
export function createViews(db: DatabaseSync, clock: Clock, team: Team) {
  const insert = db.prepare(
    'INSERT INTO slack_views (id, user, type, external_id, root, previous, open, body, at, screen) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)',
  );
  const write = db.prepare('UPDATE slack_views SET body = ?, external_id = ? WHERE id = ?');
  const byId = db.prepare('SELECT * FROM slack_views WHERE id = ?');
  const byExternal = db.prepare(`SELECT * FROM slack_views WHERE external_id = ? AND open = 1`);
  const top = db.prepare(
    `SELECT * FROM slack_views WHERE user = ? AND screen = ? AND type = 'modal' AND open = 1 ORDER BY at DESC, rowid DESC LIMIT 1`,
  );
  const homeOf = db.prepare(`SELECT * FROM slack_views WHERE user = ? AND type = 'home'`);
  const depth = db.prepare('SELECT count(*) AS n FROM slack_views WHERE root = ? AND open = 1');
  const shut = db.prepare('UPDATE slack_views SET open = 0 WHERE id = ?');
  const shutAll = db.prepare(`UPDATE slack_views SET open = 0 WHERE user = ? AND screen = ? AND type = 'modal'`);

  const one = (row: Record<string, SQLOutputValue> | undefined): StoredView | undefined =>
    row ? toView(row) : undefined;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');

  /** What the app gave, completed as Slack completes it. */
  function complete(given: Json, place: { id: string; root: string; previous?: string }): Json {
    return {
      id: place.id,
      team_id: team.id,
      type: given['type'],
      blocks: given['blocks'],
      private_metadata: text(given['private_metadata']),
      callback_id: text(given['callback_id']),
      state: { values: {} },
      hash: `${Math.floor(clock.now().getTime() / 1000)}.${randomName(4)}`,
      title: given['title'] ?? { type: 'plain_text', text: 'View Title', emoji: true },
      clear_on_close: given['clear_on_close'] === true,
      notify_on_close: given['notify_on_close'] === true,
      close: given['close'] ?? null,
      submit: given['submit'] ?? null,
      previous_view_id: place.previous ?? null,
      root_view_id: place.root,
      app_id: team.appId,
      external_id: text(given['external_id']),
      app_installed_team_id: team.id,
      bot_id: team.botId,
    };
  }

  function add(user: string, given: Json, { below: stack, screen = PAGE }: Below = {}): StoredView {
    const id = randomId('V');
    const root = stack?.root ?? id;
    const body = complete(given, { id, root, previous: stack?.id });
    insert.run(
      id,
      user,
      text(given['type']),
      text(given['external_id']),
      root,
      stack?.id ?? null,
      JSON.stringify(body),
      clock.now().getTime(),
      screen,
    );
    return {
      id,
      user,
      type: given['type'] === 'home' ? 'home' : 'modal',
      externalId: text(given['external_id']),
      root,
      open: true,
      body,
      screen,
      previous: stack?.id,
    };
  }

  function replace(view: StoredView, given: Json): StoredView {
    const body = complete(given, view);
    write.run(JSON.stringify(body), text(given['external_id']), view.id);
    return { ...view, body, externalId: text(given['external_id']) };
  }

  return {
    add,
    replace,
    get: (id: string): StoredView | undefined => one(byId.get(id)),
    byExternalId: (externalId: string): StoredView | undefined =>
      externalId ? one(byExternal.get(externalId)) : undefined,
    /** The modal a person looks at, on that screen of hers. */
    top: (user: string, screen: string = PAGE): StoredView | undefined => one(top.get(user, screen)),
    depth: (root: string): number => Number(depth.get(root)?.['n'] ?? 0),
    home: (user: string): StoredView | undefined => one(homeOf.get(user)),
    publish(user: string, given: Json): StoredView {
      const old = one(homeOf.get(user));
      return old ? replace(old, given) : add(user, given);
    },
    close: (id: string): void => {
      shut.run(id);
    },
    closeAll: (user: string, screen: string = PAGE): void => {
      shutAll.run(user, screen);
    },
  };
}

export type Views = ReturnType<typeof createViews>;
