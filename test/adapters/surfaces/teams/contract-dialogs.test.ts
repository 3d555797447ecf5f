import { surfaceContract } from '../../../contracts/surface.ts';
import { createTeamsRig } from './rig.ts';

surfaceContract('Teams with dialogs', () => createTeamsRig({ dialogs: true }));
