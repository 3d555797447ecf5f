import type { FileType } from './files.ts';
import type { GivenFile } from '../form.ts';
import type { FileRules } from './network.ts';

/** A form that asks one person for files: she may look at it again, and finds what she gave. */
export interface PendingUpload {
  surface: string;
  userId: string;
  /** Id of the action that takes the form, and what it is about. */
  action: string;
  about: string;
  field: string;
}

/** What a pending upload takes. */
export interface UploadRules {
  label: string;
  extensions: readonly string[];
  max: number;
  /** What the network takes of each; left out, every file may be as large as any. */
  kinds?: FileRules['kinds'];
}

/** A file that a surface showed, as its place in a conversation stands now. */
export interface FileInChat {
  /** Its conversation is private: only who stands in the private channel gets the address, and for hours instead of days. */
  private: boolean;
  /** 0, 1, 2 ... in its message, for the name it is saved under. */
  place: number;
  surface: string;
  /** Key of the channel. */
  channel: string;
  /** Only a hint of a private conversation stands in that channel. */
  hinted: boolean;
}

/** Our own addresses for files: a surface that holds none has its people fetch them from us and bring them to us. */
export interface PublicFiles {
  /** An address for the file that is shown under `ref`, for some time; undefined where nobody outside would reach it or it was withdrawn. */
  linkTo(file: { ref: string; sha256: string }): Promise<{ address: string; until: Date } | undefined>;
  /** Keeps the bytes for it. Gives their hash. */
  keep(bytes: Uint8Array): Promise<string>;
  typeOf(bytes: Uint8Array): Promise<FileType | undefined>;
  /** An address where she adds files to a pending upload within the hour, and what is in it; undefined where nobody outside would reach it. */
  ask(pending: PendingUpload, rules: UploadRules): Promise<{ address: string; files: GivenFile[] } | undefined>;
  /** What is in it. */
  given(pending: PendingUpload): Promise<GivenFile[]>;
  /** Its form was taken: it is empty, and its address leads nowhere. */
  close(pending: PendingUpload): Promise<void>;
  /** Bytes of a file that was given. @throws RecadoError file.unreadable | file.too-large */
  read(ref: string, most: { bytes: number }): Promise<Uint8Array>;
}

/** A form with files, as it was read. */
export interface Upload {
  /** Without bytes where it was larger than it may be. */
  files: { name: string; bytes: Uint8Array | undefined }[];
  fields: ReadonlyMap<string, string>;
  /** More came than were looked at. */
  more: boolean;
}

/** Reads a form with files, keeping no more in mind than it may hold. @throws Error for what is no such form, or broke off */
export type ReadUpload = (
  form: { type: string; body: ReadableStream<Uint8Array> | null },
  most: { files: number; /** of one file */ bytes: number },
) => Promise<Upload>;
