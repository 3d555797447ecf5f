import { noRules, type TimeRules } from '#core/hours/rules.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Config } from '#core/config/config.ts';
import { noDocuments, type Documents } from '#core/ports/documents.ts';
import { noFiles, type Files } from '#core/ports/files.ts';
import { noKnowledge, type Knowledge } from '#core/knowledge/knowledge.ts';
import type { Log } from '#core/ports/log.ts';
import { noMail, type Mail } from '#core/ports/mail.ts';
import { noMetrics, type Metrics } from '#core/ports/metrics.ts';
import { noModel, type Model } from '#core/ports/model.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { Actor } from '#core/people.ts';
import { noPictures, type Pictures } from '#core/ports/pictures.ts';
import type { RequestLimits } from '#core/ports/request-limits.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { TextAnalysis } from '#core/ports/text.ts';
import type { Speaker, Texts } from '#core/texts/index.ts';
import { noConnecting, type Connecting } from './accounts/connecting.ts';
import type { Directory } from './people/directory.ts';
import type { Explain } from './sentences.ts';
import { noPressing, type Pressing } from './dispatch/press-priority.ts';
import { noProblems, type Problems } from './problems.ts';
import type { OpenPublicFiles } from './web/public-files.ts';
import type { Standing } from '../store/chat-posts/note-drawing.ts';
import type { TicketDetail } from '../store/tickets/detail.ts';
import type { Store } from '../store/store.ts';

/** What every handler may use; wired once in bot/build.ts. */
export interface Services {
  store: Store;
  config: Config;
  clock: Clock;
  log: Log;
  texts: Texts;
  text: TextAnalysis;
  /** Articles for what customers ask. */
  knowledge: Knowledge;
  /** A language model, where there is one. */
  model: Model;
  /** By surface id. */
  surfaces: ReadonlyMap<string, Surface>;
  /** By account key. */
  networks: ReadonlyMap<string, NetworkConnection>;
  directory: Directory;
  /** Shown by /health. */
  problems: Problems;
  /** Whom to draw first. */
  pressing: Pressing;
  /** Files from outside. */
  files: Files;
  /** Drawings of ours as pictures. */
  pictures: Pictures;
  /** Reports as files. */
  documents: Documents;
  mail: Mail;
  /** Where people outside reach us, without a slash at its end; '' where they do not. */
  publicUrl: string;
  /** Counted for operators. */
  metrics: Metrics;
  /** When somebody answers, and what is promised. */
  time: TimeRules;
  /** Accounts that people let us in to. */
  connecting: Connecting;
  /** Has an account looked at now instead of after its pause. */
  pollNow(account: string): void;
}

/** What of it may be nothing: each of these does nothing, so that no handler asks whether it is there. */
export const nullServices = {
  knowledge: noKnowledge,
  model: noModel,
  problems: noProblems,
  pressing: noPressing,
  files: noFiles,
  pictures: noPictures,
  documents: noDocuments,
  mail: noMail,
  publicUrl: '',
  metrics: noMetrics,
  time: noRules,
  connecting: noConnecting,
  pollNow() {},
} satisfies Partial<Services>;

/** What a route may use besides. */
export interface WebServices extends Services {
  limits: RequestLimits;
  /** Files behind signed addresses. */
  publicFiles: OpenPublicFiles;
}

/** What a route for whoever runs Recado may use: it answers before everything else is there, and when the rest stands still. */
export interface OperatorServices {
  health: { report(): Promise<{ ready: boolean; body: Record<string, unknown> }> };
  metrics?: {
    readonly contentType: string;
    /** undefined where the database does not answer in time. */
    text(): Promise<string | undefined>;
  };
}

/** One press of one button by one person who may press it. */
export interface ActionContext extends Services {
  actor: Actor;
  /** In her chat language. */
  t: Speaker;
  /** Sentences whose values are ids, times and states. */
  explain: Explain;
  /** Where she pressed, if it was on a message. */
  channel?: string;
  ts?: string;
  /** The message that shows what comes of it as soon as it is done: a move notes with what it writes that this is about to be drawn. */
  draws?: Standing;
  /** Called where a move is made: what she pressed is drawn anew. */
  moved?(): void;
  /** Shows her how far it is while she waits for a form; absent where she waits for none. */
  progress?(text: string): void;
  /** The form that is being taken: a move marks it used in its own transaction. */
  submissionId?: string;
  /** Its conversation as her right was asked for; nothing was done to it since. */
  admitted?: TicketDetail;
}
