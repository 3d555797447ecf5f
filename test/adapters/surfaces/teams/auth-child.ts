/** Knocks at a bot whose environment tries to open it, and tells on its standard output how each way was met. */
import { knock } from './attempts.ts';
import { createTeamsRig } from './rig.ts';

const rig = await createTeamsRig({ dialogs: true });
const heard: string[] = [];
await rig.surface.start({
  onClick: async () => undefined,
  onSubmit: async () => ({ kind: 'close' }),
  onCommand: async () => undefined,
  onThreadMessage: async ({ id }) => void heard.push(id),
  words: (_locale, key) => key,
});
const met = await knock(rig);
// What is sent goes where the options say and with the token they lead to.
const { ts } = await rig.surface.post({ channel: rig.channel(), card: { fallback: 'x', blocks: [] }, opId: 'op_1' });
process.stdout.write(JSON.stringify({ met, heard: heard.length, posted: ts !== '' }));
await rig.surface.stop();
await rig.close();
