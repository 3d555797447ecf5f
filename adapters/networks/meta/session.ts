import type { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { GraphClient, GraphParameters } from './client.ts';
import type { Directs } from './directs.ts';
import { rememberAnswered, type Answered } from './events.ts';

/** What the settings of every network of Meta say of looks. */
export interface LookSettings {
  readonly sinceHours: number;
  readonly pollSeconds: number;
  readonly backstopSeconds: number;
  readonly settleSeconds: number;
  readonly humanAgent: boolean;
}

/** What every call of one account shares. `Reader`: what turning a comment into a message needs to know about us. */
export interface MetaSession<Reader, Settings extends LookSettings> {
  readonly client: GraphClient;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** In the configuration. */
  readonly handle: string;
  /** Where people read posts. */
  readonly site: string;
  /** Which account we are; asked once. @throws RecadoError network.* */
  me(signal?: AbortSignal): Promise<Reader>;
  /** Asks Graph now. @throws RecadoError network.* */
  check(): Promise<void>;
  /** One call that reads. @throws RecadoError network.* */
  read(path: string, parameters: GraphParameters, signal?: AbortSignal): Promise<unknown>;
  readonly answered: Answered;
  /** Whether Meta calls us, so that looks may be seldom. */
  isCalled: boolean;
  /** What is said in private; left out where that is switched off. */
  readonly directs?: Directs;
  /** Private messages may not be read before; in milliseconds. */
  directsRefusedUntil: number;
}

export type Given<Settings> = Pick<
  MetaSession<unknown, LookSettings>,
  'client' | 'clock' | 'log' | 'handle' | 'site'
> & { settings: Settings };

interface OfNetwork<Reader> {
  /** Asks Graph whose the token is. @throws RecadoError network.not-authorised where it is another's than the configuration says */
  ask(read: MetaSession<Reader, LookSettings>['read'], signal?: AbortSignal): Promise<Reader>;
  error(error: unknown): RecadoError;
  /** Left out where private messages are switched off. */
  directs?: Omit<Directs, 'client' | 'clock' | 'log' | 'settleMs' | 'humanAgent' | 'error' | 'ourId'> & {
    ourId(me: Reader): string;
  };
}

export function createMetaSession<Reader, Settings extends LookSettings>(
  given: Given<Settings>,
  of: OfNetwork<Reader>,
): MetaSession<Reader, Settings> {
  const { client, clock, log, settings } = given;
  let known: Reader | undefined;

  async function read(path: string, parameters: GraphParameters, signal?: AbortSignal): Promise<unknown> {
    try {
      return await client.get(path, parameters, signal);
    } catch (error) {
      throw of.error(error);
    }
  }

  const me = async (signal?: AbortSignal): Promise<Reader> => {
    known ??= await of.ask(read, signal);
    return known;
  };

  const directs = of.directs && {
    ...of.directs,
    client,
    clock,
    log,
    settleMs: settings.settleSeconds * 1000,
    humanAgent: settings.humanAgent,
    ourId: async (signal?: AbortSignal) => of.directs?.ourId(await me(signal)) ?? '',
    error: of.error,
  };

  return {
    ...given,
    me,
    read,
    check: async () => void (await of.ask(read)),
    answered: rememberAnswered(),
    isCalled: false,
    directsRefusedUntil: 0,
    directs,
  };
}
