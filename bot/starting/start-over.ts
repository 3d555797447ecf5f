import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '#core/start-error.ts';
import { lockFolder } from '../../store/database/folder-lock.ts';
import { TRIAL_FOLDER } from '../teams/settings.ts';
import { stopWorkspace } from '../workspace/start.ts';

const LOCK = /^postgres\.lock(-\w+)?$/;
/** Everything Recado ever makes in its data folder. */
const OURS = /^(postgres(\.new|\.lock(-\w+)?|-\d{4}-[a-z-]+(\.new)?)?|sandbox|media|recado\.log(\.old)?)$/;

/**
 * `--fresh`: stops the local workspace of this folder and removes what Recado made in it, and nothing else.
 * @throws StartError when another process uses the folder or it does not look like one of Recado
 */
export async function startOver(folder: string, sandboxPort: number): Promise<void> {
  if (!existsSync(folder)) return;
  // `npm run start:teams` keeps a data folder of its own in there.
  const there = readdirSync(folder).filter((name) => name !== TRIAL_FOLDER);
  const ours = there.filter((name) => OURS.test(name));
  if (there.length > 0 && ours.length === 0) {
    throw new StartError(
      `${folder} does not look like a data folder of Recado (it holds ${there.slice(0, 3).join(', ')}), so --fresh leaves it alone. Name the right folder with RECADO_DATA.`,
    );
  }
  const lock = lockFolder(folder, path.join(folder, 'postgres.lock'));
  try {
    await stopWorkspace(folder, sandboxPort);
    for (const name of ours) if (!LOCK.test(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  } finally {
    lock.release();
  }
  for (const name of readdirSync(folder)) if (LOCK.test(name)) rmSync(path.join(folder, name), { force: true });
}
