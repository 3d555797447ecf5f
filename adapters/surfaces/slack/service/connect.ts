import { App } from '@slack/bolt';
import type { webApi } from '@slack/bolt';
import type { Application } from 'express';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import { sdkLog } from './api.ts';
import { createHttpReceiver } from './http-receiver.ts';
import type { Receipts } from '../inbound/receipts.ts';
import { createSocket } from './socket.ts';

/** Who the bot is in which workspace, as auth.test tells. */
export interface Identity {
  teamId: string;
  userId: string;
  botId: string | undefined;
  /** The address of the workspace. */
  url: string | undefined;
}

export interface Connection {
  readonly app: App;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface SlackConnectionOptions {
  botToken: string;
  appToken?: string;
  signingSecret?: string;
  http?: Application;
  clientOptions: webApi.WebClientOptions;
  identity(): Promise<Identity>;
  receipts: Receipts;
  log: Log;
}

/** A Bolt app on a socket (with an app token) or on an express app of ours (with a signing secret). */
export function connect({
  botToken,
  appToken,
  signingSecret,
  http,
  clientOptions,
  identity,
  receipts,
  log,
}: SlackConnectionOptions): Connection {
  const shared = {
    authorize: async () => {
      const { userId, botId } = await identity();
      return { botToken, botUserId: userId, botId };
    },
    clientOptions: { ...clientOptions },
    logger: sdkLog(log),
    // The SDK would keep a record of every conversation in memory.
    convoStore: false as const,
  };
  if (appToken !== undefined) {
    const socket = createSocket({ appToken, clientOptions, log });
    return {
      app: new App({ ...shared, receiver: receipts.holding(socket.receiver) }),
      start: socket.start,
      stop: socket.stop,
    };
  }
  if (signingSecret === undefined || http === undefined)
    throw new RecadoError('surface.not-authorised', {
      params: { error: 'neither an app token nor a signing secret with an express app' },
    });
  const inbound = createHttpReceiver({ app: http, signingSecret, log });
  return {
    app: new App({ ...shared, receiver: receipts.holding(inbound.receiver) }),
    start: async () => inbound.open(),
    stop: async () => inbound.close(),
  };
}
