import { adviceTexts } from './advice.ts';
import { alertTexts } from './alert.ts';
import { approvalTexts } from './approval.ts';
import { askTexts } from './ask.ts';
import { erasureTexts } from './erasure.ts';
import { automaticTexts } from './automatic.ts';
import { listTexts } from './list.ts';
import { buttonTexts } from './button.ts';
import { cardDraftTexts } from './card/draft.ts';
import { cardGeneralTexts } from './card/general.ts';
import { cardRemovedTexts } from './card/removed.ts';
import { cardUntilTexts } from './card/until.ts';
import { chartTexts } from './chart.ts';
import { clauseTexts } from './clause.ts';
import { commandTexts } from './command.ts';
import { connectTexts } from './connect.ts';
import { crisisTexts } from './crisis.ts';
import { dataTexts } from './data.ts';
import { deadTexts } from './dead.ts';
import { delegationTexts } from './delegation.ts';
import { directTexts } from './direct.ts';
import { draftTexts } from './draft.ts';
import { errorDelegationTexts } from './error/delegation.ts';
import { errorAccountTexts } from './error/account.ts';
import { errorDraftTexts } from './error/draft.ts';
import { errorGeneralTexts } from './error/general.ts';
import { errorModelTexts } from './error/model.ts';
import { errorSurfaceTexts } from './error/surface.ts';
import { eventTexts } from './event.ts';
import { evidenceTexts } from './evidence.ts';
import { fileTexts } from './file.ts';
import { figureTexts } from './figure.ts';
import { findTexts } from './find.ts';
import { findingTexts } from './finding.ts';
import { floodTexts } from './flood.ts';
import { formAnswerTexts } from './form/answer.ts';
import { formAuthorTexts } from './form/author.ts';
import { formBulkTexts } from './form/bulk.ts';
import { formDeadTexts } from './form/dead.ts';
import { formDelegateTexts } from './form/delegate.ts';
import { formFilesTexts } from './form/files.ts';
import { formIdeasTexts } from './form/ideas.ts';
import { personExportTexts } from './person-export.ts';
import { formInfluentialTexts } from './form/influential.ts';
import { formProfileTexts } from './form/profile.ts';
import { formProtocolTexts } from './form/protocol.ts';
import { formModelTexts } from './form/model.ts';
import { formTryTexts } from './form/try.ts';
import { formGeneralTexts } from './form/general.ts';
import { goalTexts } from './goal.ts';
import { followersTexts } from './followers.ts';
import { heardTexts } from './heard.ts';
import { holdTexts } from './hold.ts';
import { roomTexts } from './room.ts';
import { homeTexts } from './home.ts';
import { incidentTexts } from './incident.ts';
import { labelTexts } from './label.ts';
import { levelTexts } from './level.ts';
import { linkTexts } from './link.ts';
import { mailTexts } from './mail.ts';
import { metricTexts } from './metric.ts';
import { pageTexts } from './page.ts';
import { privateTexts } from './private.ts';
import { problemTexts } from './problem.ts';
import { protocolTexts } from './protocol.ts';
import { publicFilesTexts } from './public-files.ts';
import { queueTexts } from './queue.ts';
import { ratingTexts } from './rating.ts';
import { receiptTexts } from './receipt.ts';
import { refusalTexts } from './refusal.ts';
import { reportGeneralTexts } from './report/general.ts';
import { reportMineTexts } from './report/mine.ts';
import { reportTakenOutTexts } from './report/taken-out.ts';
import { reviewTexts } from './review.ts';
import { conversationExportTexts } from './conversation-export.ts';
import { rightTexts } from './right.ts';
import { sayTexts } from './say.ts';
import { stateTexts } from './state.ts';
import { statusTexts } from './status.ts';
import { teamsTexts } from './teams.ts';
import { teamsAppTexts } from './teams-app.ts';
import { threadTexts } from './thread.ts';
import { uploadTexts } from './upload.ts';
import { whyTexts } from './why.ts';
import type { Language, Voice } from '../config/shapes.ts';

/** Every sentence a person can see, in every language, side by side: a missing one does not typecheck. */
export const catalogue = {
  ...adviceTexts,
  ...alertTexts,
  ...approvalTexts,
  ...askTexts,
  ...erasureTexts,
  ...automaticTexts,
  ...listTexts,
  ...buttonTexts,
  ...cardDraftTexts,
  ...cardGeneralTexts,
  ...cardRemovedTexts,
  ...cardUntilTexts,
  ...chartTexts,
  ...clauseTexts,
  ...commandTexts,
  ...connectTexts,
  ...crisisTexts,
  ...dataTexts,
  ...deadTexts,
  ...delegationTexts,
  ...directTexts,
  ...draftTexts,
  ...errorDelegationTexts,
  ...errorAccountTexts,
  ...errorDraftTexts,
  ...errorGeneralTexts,
  ...errorModelTexts,
  ...errorSurfaceTexts,
  ...eventTexts,
  ...evidenceTexts,
  ...fileTexts,
  ...figureTexts,
  ...findTexts,
  ...findingTexts,
  ...floodTexts,
  ...formAnswerTexts,
  ...formAuthorTexts,
  ...formBulkTexts,
  ...formDeadTexts,
  ...formDelegateTexts,
  ...formFilesTexts,
  ...formIdeasTexts,
  ...personExportTexts,
  ...formInfluentialTexts,
  ...formProfileTexts,
  ...formProtocolTexts,
  ...formModelTexts,
  ...formTryTexts,
  ...formGeneralTexts,
  ...goalTexts,
  ...followersTexts,
  ...heardTexts,
  ...holdTexts,
  ...roomTexts,
  ...homeTexts,
  ...incidentTexts,
  ...labelTexts,
  ...levelTexts,
  ...linkTexts,
  ...mailTexts,
  ...metricTexts,
  ...pageTexts,
  ...privateTexts,
  ...problemTexts,
  ...protocolTexts,
  ...publicFilesTexts,
  ...queueTexts,
  ...ratingTexts,
  ...receiptTexts,
  ...refusalTexts,
  ...reportGeneralTexts,
  ...reportMineTexts,
  ...reportTakenOutTexts,
  ...reviewTexts,
  ...conversationExportTexts,
  ...rightTexts,
  ...sayTexts,
  ...stateTexts,
  ...statusTexts,
  ...teamsTexts,
  ...teamsAppTexts,
  ...threadTexts,
  ...uploadTexts,
  ...whyTexts,
};

type Whole<K> = K extends `${infer Base}_${'zero' | 'one' | 'many' | 'other'}` ? Base : K;
/** Keys as code uses them: plural suffixes are chosen by `count`. */
export type TextKey = Whole<keyof typeof catalogue & string>;
export type TextParams = Record<string, string | number>;

/** Says a sentence in one language. */
export interface Translate {
  (key: TextKey, params?: TextParams): string;
  /** Name of a network, also of one that the configuration no longer has. */
  network(id: string): string;
  /** A handle as it is written on its network: "@ana", "ana@mail.example". */
  handle(network: string, handle: string): string;
  /** Whether it takes answers only where the author spoke to us. */
  answersOnlyIfAddressed(network: string): boolean;
}

/** `buttons` among the values is the language in which the reader will find the buttons that a sentence names; else they are in hers. */
export interface Speaker extends Translate {
  readonly language: Language;
  readonly voice: Voice;
}

export interface Texts {
  /** `locale` is BCP 47 or a language; one we do not speak falls back to the configured language. */
  in(locale: string | null | undefined): Speaker;
}
