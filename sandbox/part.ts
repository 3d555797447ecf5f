import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DatabaseSync } from 'node:sqlite';
import type { Router } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { AnyKeys } from './any-keys.ts';
import type { Seed } from './seed.ts';

/** One simulated service of the local workspace, mounted at the root of its one port. */
export interface SandboxPart {
  router: Router;
  /** Takes a WebSocket upgrade that is its own; false leaves it to the next part. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Networks that the page shows for it. */
  shows?: readonly ShownNetwork[];
  close?(): Promise<void> | void;
}

export interface ShownNetwork {
  id: string;
  /** For people. */
  name: string;
  /** Where people read a post, e.g. "/x/:handle/status/:id". */
  postPath: string;
  /** Where people read a conversation in private, where that is another address. */
  messagesPath?: string | undefined;
  /** Nothing is public there. */
  onlyPrivate?: true | undefined;
  /** People are called by their names there, without a sign. */
  byName?: true | undefined;
}

export interface SandboxDeps {
  db: DatabaseSync;
  clock: Clock;
  /** Of this machine, by which requests are signed; left out: the same. */
  machine?: Clock;
  log: Log;
  seed: Seed;
  keys: AnyKeys;
  /** On its very first start the workspace is not empty: somebody has written. */
  welcome: boolean;
  /** Tells every open page that something of this part is different now. */
  changed(topic: string): void;
  /** Resolves when the bot has nothing left to do. @throws BotDownError when it is not running */
  botIdle(): Promise<void>;
  /** Whether the bot's own port answers: it may be there and not connected yet. */
  botAnswers?(): Promise<boolean>;
  /** Address of this server without a slash at the end, known once it listens. */
  address(): string;
}

/** The bot does not answer on its port; control calls turn it into 503. */
export class BotDownError extends Error {
  override name = 'BotDownError';
}
