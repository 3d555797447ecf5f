import { share } from './measure.ts';

share();
