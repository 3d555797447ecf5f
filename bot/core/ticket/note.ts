/** What somebody of the team wrote in a thread under a card. Internal: it is never published. */
export interface Note {
  /** Id of the chat message, so that what is delivered twice is one note. */
  id: string;
  ticketId: string;
  /** Person id. */
  by: string;
  /** Empty once it was deleted. */
  text: string;
  surface: string;
  /** Chat channel id. */
  channel: string;
  ts: string;
  at: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
}
