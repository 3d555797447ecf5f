import { surfaceContract } from '../../../contracts/surface.ts';
import { createTeamsRig } from './rig.ts';

surfaceContract('Teams with forms in the card', () => createTeamsRig({ dialogs: false }), { outgoing: false });
