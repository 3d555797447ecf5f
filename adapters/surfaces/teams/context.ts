import type { Clock } from '#core/ports/clock.ts';
import type { PublicFiles } from '#core/ports/public-files.ts';
import type { Log } from '#core/ports/log.ts';
import type { SurfaceHandlers, SurfaceUser } from '#core/ports/surface.ts';
import type { Outgoing, Conversation } from './inbound/activity.ts';
import type { SentCards } from './service/sent-cards.ts';
import type { OpenForms } from './service/open-forms.ts';
import type { Views } from './service/views.ts';

/** What everything that answers a person needs. */
export interface TeamsContext {
  clock: Clock;
  log: Log;
  /** False: forms stand in the card, never in a dialog. */
  dialogs: boolean;
  /** Whether a press of this action opens a form: its button then asks for a dialog. */
  opensForm(action: string): boolean;
  /** For words and times where a person's own are not known. */
  language: string;
  timeZone: string;
  /** Sends into a channel, a thread or a personal chat. @throws RecadoError surface.* */
  send(
    place: Conversation,
    activity: Outgoing,
    about?: { yields?: boolean; /** The same each time that one send is tried. */ turn?: string | undefined },
  ): Promise<{ ts: string }>;
  /** Draws a message of ours again. @throws RecadoError surface.* */
  update(
    message: { channel: string; ts: string },
    activity: Outgoing,
    about?: { yields?: boolean; mayStill?: () => void },
  ): Promise<void>;
  /** The personal chat with somebody. */
  direct(userId: string): Promise<string>;
  user(userId: string): Promise<SurfaceUser | undefined>;
  /** Whom a form may offer: everybody in a team that we are in, members of the team that has this channel first. */
  people(channel?: string): Promise<SurfaceUser[]>;
  /** What our messages show now. */
  sentCards: SentCards;
  /** Where people bring files for a form; left out: they cannot. */
  publicFiles?: PublicFiles;
  /** Open forms. */
  views: Views;
  /** Which of them stand in a card that everybody sees. */
  openForms: OpenForms;
  /** How long an answer may take: Teams shows an error after about ten seconds, people lose patience before. */
  patienceMs: number;
  /** How long a late outcome waits to be looked at before it is sent to her chat. */
  graceMs: number;
  /** Undefined until the surface was started. */
  handlers(): SurfaceHandlers | undefined;
  /** Work that goes on after its answer was given: `stop` waits for it, its failure is logged. */
  track(what: string, work: () => Promise<void>): Promise<void>;
}
