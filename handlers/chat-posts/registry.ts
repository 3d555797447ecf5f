import { alert } from './alert.ts';
import { approval } from './approval.ts';
import { card } from './card.ts';
import { deadlines } from './deadlines.ts';
import { delegation } from './delegation.ts';
import { escalation } from './escalation.ts';
import { flood } from './flood.ts';
import { goal } from './goal.ts';
import { holdNote } from './hold-note.ts';
import { exportPost } from './export.ts';
import { incident } from './incident.ts';
import { incidentNote } from './incident-note.ts';
import { reportDirect } from './report-direct.ts';
import { report } from './report.ts';
import { reportStopped } from './report-stopped.ts';
import { protocol } from './protocol.ts';
import { queue } from './queue.ts';
import { roomNote } from './room-note.ts';
import { thread } from './thread.ts';
import { warRoom } from './war-room.ts';

/** Every kind of message of ours; a test compares this list with the folder. */
export const chatPosts = [
  alert,
  approval,
  card,
  deadlines,
  delegation,
  escalation,
  flood,
  goal,
  holdNote,
  incident,
  incidentNote,
  protocol,
  queue,
  roomNote,
  warRoom,
  thread,
  exportPost,
  report,
  reportDirect,
  reportStopped,
] as const;
