/** One kind of job, as the queue needs it; made by `defineJob` in handlers. */
export interface JobSpec {
  name: string;
  /** Tries before it is a dead letter. */
  retryLimit: number;
  /** At once, per process. */
  concurrency: number;
  /** At most one waiting and one running per value of this payload field. */
  oneAtATimePer?: string;
  /** One that waits is due at once when it is ordered again. */
  soonest?: boolean;
  /**
   * Shows something on one surface, which its payload names: as many run for each surface as for the only one. `each`: ordered for a
   * ticket without a surface, it is done for every one by itself, so that none waits for another that is away.
   */
  surface?: 'given' | 'each';
  /** Waits while its surface does not have the channel that it needs, and is due once it has. */
  needsChannel?: true;
  cron?: string;
  /** Names of jobs of earlier versions that are this one's now: those that wait, or were given up, are its own. */
  formerly?: readonly string[];
  /** RecadoError with retryAfterMs: tried again after that long without counting as a try. */
  handle(payload: unknown, signal: AbortSignal): Promise<void>;
}

/** What the queue must know of a job before anything can order it. */
export type JobShape = Omit<JobSpec, 'handle'>;
