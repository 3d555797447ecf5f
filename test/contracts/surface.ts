import { afterAll, beforeAll, describe } from 'vitest';
import { pinnedAndHome } from './surface-pinned-and-home.ts';
import { files } from './surface-files.ts';
import { forms } from './surface-forms.ts';
import { messages } from './surface-messages.ts';
import { presses, words } from './surface-presses.ts';
import type { SurfaceRig } from './surface-rig.ts';
import { createStage } from './surface-stage.ts';

/**
 * What every surface must do, whoever makes it. `makeRig` gives a surface with people on its other side. A second way to
 * carry the same surface's presses leaves out what goes the other way (`outgoing: false`).
 */
export function surfaceContract(
  name: string,
  makeRig: () => Promise<SurfaceRig>,
  { outgoing = true, only }: { outgoing?: boolean; /** The part that differs. */ only?: 'words' } = {},
): void {
  describe(`surface contract: ${name}`, () => {
    const stage = createStage();
    let rig: SurfaceRig | undefined;

    beforeAll(async () => {
      rig = await makeRig();
      await stage.start(rig);
    });
    afterAll(async () => {
      await rig?.surface.stop();
      await rig?.close();
    });

    words(stage);
    if (only === 'words') return;
    if (outgoing) messages(stage);
    presses(stage);
    pinnedAndHome(stage, { outgoing });
    forms(stage);
    files(stage, { outgoing });
  });
}
