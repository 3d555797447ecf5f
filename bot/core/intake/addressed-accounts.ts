import type { Config } from '../config/config.ts';
import type { InboundMessage } from '../message.ts';

export interface OurAccount {
  key: string;
  brand: string;
  handle: string;
}

/** Our accounts of a network in the order of the configuration: the one listed first answers. */
export function accountsOf(config: Config, network: string): OurAccount[] {
  return Object.entries(config.brands).flatMap(([brand, { accounts }]) =>
    Object.entries(accounts)
      .filter(([, account]) => account.network === network)
      .map(([key, { handle }]) => ({ key, brand, handle: handle.toLowerCase() })),
  );
}

/** Which of them a message speaks to: those it mentions and the one it came by. */
export function addressed(ours: OurAccount[], message: Pick<InboundMessage, 'mentions'>, cameBy: string): OurAccount[] {
  const mentions = new Set(message.mentions.map((handle) => handle.toLowerCase()));
  return ours.filter(({ key, handle }) => key === cameBy || mentions.has(handle));
}

/** Both lists in the order of the configuration. */
export function united(ours: OurAccount[], ...keys: string[][]): string[] {
  const wanted = new Set(keys.flat());
  return ours.filter(({ key }) => wanted.has(key)).map(({ key }) => key);
}
