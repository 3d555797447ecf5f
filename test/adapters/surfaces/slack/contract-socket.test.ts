import { surfaceContract } from '../../../contracts/surface.ts';
import { createSlackRig } from './rig.ts';

surfaceContract('Slack over Socket Mode', () => createSlackRig({ mode: 'socket' }));
