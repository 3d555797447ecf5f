import { surfaceContract } from '../../../contracts/surface.ts';
import { createSlackRig } from './rig.ts';

surfaceContract('Slack over HTTP', () => createSlackRig({ mode: 'http' }), { outgoing: false });
