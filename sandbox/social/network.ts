import type { Router } from 'express';
import type { SandboxDeps } from '../part.ts';
import type { Social } from './social.ts';
import type { DirectRow } from './tables.ts';

/**
 * A simulated network as the workspace lists it (sandbox/networks.ts). It is light, because the bot reads it too; `open`
 * reads the server itself.
 */
export interface SimulatedNetwork<Id extends string = string, Keys = unknown> {
  /** As in the configuration. */
  readonly id: Id;
  /** Nothing is public there. */
  readonly onlyPrivate?: true;
  /** Accounts are called by their names there. */
  readonly byName?: true;
  /** What a client needs to call it: what keys.json kept of that, and what is missing made at random. `before`: keys of the networks that are listed before it. */
  keys(kept: unknown, accounts: readonly string[], before?: readonly unknown[]): Keys;
  /** How a client reaches it at this address, as the environment would say it. */
  environment(kept: unknown, url: string): Record<string, string>;
  open(): Promise<(deps: SandboxDeps) => NetworkPart>;
}

/** Keeps the id literal and the type of the keys. */
export function simulate<const Id extends string, Keys>(
  network: SimulatedNetwork<Id, Keys>,
): SimulatedNetwork<Id, Keys> {
  return network;
}

/** One simulated network, opened: what happens on it and its wire protocol. */
export interface NetworkPart {
  social: Social;
  /** The wire protocol, at the root of the workspace's port. */
  router: Router;
  /** Control calls that only this network has, under /sandbox/<id>. */
  control?: Router;
  /** Somebody wrote in private, by a control call. */
  wroteDirect?(row: DirectRow): void;
  close?(): void;
}
