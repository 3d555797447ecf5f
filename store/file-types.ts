/** A file of a customer's message, or of one of our versions, under a card. */
export interface FileRow {
  id: string;
  ticketId: string;
  /** The home card that it hangs under. */
  cardId: string;
  ownerKind: 'message' | 'draft';
  ownerId: string;
  /** 0, 1, 2 ... within its owner. */
  place: number;
  /** Its address on the network; of a version, the hash of its bytes. */
  source: string;
  /** Hex SHA-256 of its bytes, once they are here. */
  sha256: string | null;
  /** `refused`: not shown, and people were told why. */
  state: 'wanted' | 'posting' | 'posted' | 'refused' | 'gone';
  /** The chat's own reference, kept before anybody can see the file. */
  ref: string | null;
  begunAt: Date | null;
  attemptAt: Date | null;
  /** Failed attempts to fetch it. */
  tries: number;
  createdAt: Date;
}

/** A file of a message, by the chat's own reference. */
export interface ShownFile {
  surface: string;
  messageId: string;
  /** As in `FileRow`. */
  place: number;
  ref: string;
}

/** Part of the store: files under cards. */
export interface FileStore {
  files: {
    /** All rows of a ticket, after those that are wanted and missing were added. */
    of(ticketId: string, wanted: Pick<FileRow, 'cardId' | 'ownerKind' | 'ownerId' | 'place' | 'source'>[], at: Date): Promise<FileRow[]>;
    /** As for `cards`; a refused one gives null too. */
    begin(id: string, at: Date): Promise<FileRow | null>;
    begun(id: string, ref: string, at: Date): Promise<void>;
    /** Its bytes are here. */
    taken(id: string, sha256: string): Promise<void>;
    posted(id: string): Promise<void>;
    /** It could not be fetched; gives how often by now. */
    failed(id: string): Promise<number>;
    /** Gives the hash of its bytes where nothing else needs them any more. */
    gone(id: string): Promise<string | null>;
    /** The file that a chat shows under this reference, with the card it hangs under; null once it was withdrawn, or was never of these bytes. */
    shownAs(ref: string, sha256: string): Promise<{ place: number; surface: string; channel: string; private: boolean; hinted: boolean } | null>;
    /** As for `cards`. */
    ended(id: string, reached: 'no' | 'unknown'): Promise<void>;
  };
}
