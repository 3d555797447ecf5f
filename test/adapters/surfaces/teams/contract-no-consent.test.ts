import { surfaceContract } from '../../../contracts/surface.ts';
import { createTeamsRig } from './rig.ts';

surfaceContract('Teams without the consent of the team', () => createTeamsRig({ dialogs: true, consent: false }), {
  only: 'words',
});
