import type { z } from 'zod';
import type { Finding } from '../finding.ts';
import type { MessageKind } from '../message.ts';
import type { OAuth } from './oauth.ts';
import type { ListenedFor, Measured, MeasureHow, NetworkAccount, NetworkConnection, NetworkDeps } from './network.ts';

type Env = NetworkDeps['env'];

export type ListensFor = keyof ListenedFor;

/** How a network and its people are written for readers. */
export interface NetworkDisplay {
  readonly name: string;
  /** "ana" as people write it there: "@ana", "ana@mail.example". */
  handle(handle: string): string;
  /** Kinds of messages that come from it. */
  readonly kinds: readonly MessageKind[];
  /** By what it can be listened to; left out: it cannot be searched. */
  readonly listens?: readonly ListensFor[];
  /** In private it shows answers to press below a question of ours. */
  readonly choices?: true;
  /** It takes answers from us only where the author spoke to us: a `post` that was merely heard cannot be answered. */
  readonly answersOnlyIfAddressed?: true;
}

/** The variables of a network in the environment. */
export interface NetworkEnvironment {
  /** Their names without what is added for one account, in the order in which people are told of them. */
  readonly variables: readonly string[];
  /** Those whose values are copied from its pages: tokens, secrets, keys, numbers. */
  readonly copied: readonly string[];
  /** Whether there is access to any real account. */
  isReal(env: Env): boolean;
  /** A variable that is no use without another: its name, and what is missing in a sentence. */
  halfGiven(env: Env): { name: string; sentence: string } | undefined;
}

/** What an account may be called in the configuration. */
export interface HandleRule {
  readonly pattern: RegExp;
  /** How it is written, for whoever wrote it otherwise. */
  readonly hint: string;
}

/** What the doctor asks a network. */
export interface NetworkDoctor {
  /** What somebody without access would have to get. */
  readonly needs: string;
  /** Whether each account's access is good. Changes nothing there. */
  check(accounts: readonly NetworkAccount[], env: Env, settings: unknown): Promise<Finding[]>;
  /** What reading the configured accounts costs, and whether its pace is allowed. */
  cost?(accounts: number, settings: unknown): Finding[];
  /** Every call that Recado makes of it. */
  readonly calls: readonly { call: string; use: string; result: string; checked: string }[];
}

/** Somebody at a terminal lets us in to accounts, one after the other. */
export interface Authorising {
  /** Of this network in the configuration. */
  accounts: readonly NetworkAccount[];
  /** Keys of those that are wanted; none: all. */
  wanted: readonly string[];
  env: Env;
  /** Asks on the terminal; undefined where nobody answers any more. */
  ask(question: string): Promise<string | undefined>;
  write(text: string): void;
}

/** A network is data plus factories. What is read with this is light; the rest is imported when it is first needed. */
export interface Network<Id extends string = string> {
  readonly id: Id;
  readonly display: NetworkDisplay;
  readonly environment: NetworkEnvironment;
  readonly handle: HandleRule;
  /** Zod shape of the network's own settings under `networks.<id>` in the configuration. */
  readonly settings: z.ZodType;
  /**
   * What takes the place of settings while the network is simulated: nobody waits a minute for a post of her own. With our own address on this
   * machine, where the network only calls us. */
  readonly simulated: Readonly<Record<string, unknown>> | ((ourUrl: string) => Readonly<Record<string, unknown>>);
  /** A text as the network counts it with those settings, before any account is connected. */
  measure(text: string, settings: unknown, how?: MeasureHow): readonly Measured[];
  connect(account: NetworkAccount, settings: unknown, deps: NetworkDeps): Promise<NetworkConnection>;
  doctor(): Promise<NetworkDoctor>;
  /** Left out: access is copied from the network's own pages. @throws StartError */
  authorise?(authorising: Authorising): Promise<void>;
  /** How a person lets us in on the network's own page; left out: she cannot. */
  oauth?(settings: unknown): Promise<OAuth>;
}

/** Keeps the id literal and closes over the settings type. */
export function defineNetwork<const Id extends string, S extends z.ZodType>(
  spec: Omit<Network<Id>, 'settings' | 'connect' | 'measure' | 'oauth'> & {
    settings: S;
    measure(text: string, settings: z.output<S>, how?: MeasureHow): readonly Measured[];
    connect(account: NetworkAccount, settings: z.output<S>, deps: NetworkDeps): Promise<NetworkConnection>;
    oauth?(settings: z.output<S>): Promise<OAuth>;
  },
): Network<Id> {
  const { oauth, ...plain } = spec;
  return {
    ...plain,
    oauth: oauth ? async (raw: unknown) => await oauth(spec.settings.parse(raw ?? {})) : undefined,
    measure: (text, raw, how) => spec.measure(text, spec.settings.parse(raw ?? {}), how),
    connect: async (account, raw, deps) => spec.connect(account, spec.settings.parse(raw ?? {}), deps),
  };
}
