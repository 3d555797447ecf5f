/** A step of the emergency protocol of one incident: as it was worded when the protocol was started. */
export interface ProtocolStep {
  incidentId: string;
  /** 0, 1, 2 ... */
  step: number;
  text: string;
  /** Person id of who does it. */
  owner: string;
  dueAt: Date | null;
  startedBy: string;
  startedAt: Date;
  doneBy: string | null;
  doneAt: Date | null;
}
