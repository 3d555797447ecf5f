/** Where those who were called in a crisis talk, on one chat. */
export interface WarRoom {
  holdId: string;
  surface: string;
  /** Key of the channel where managers are told. */
  place: string;
  /** Id of the channel made for it; null where a thread of `place` stands for one. */
  channelId: string | null;
  archivedAt: Date | null;
  /** Person id; null where somebody did it in the chat itself. */
  archivedBy: string | null;
}
