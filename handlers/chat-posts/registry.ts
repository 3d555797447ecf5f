import { approval } from './approval.ts';

/** Every kind of message of ours; a test compares this list with the folder. */
export const chatPosts = [approval] as const;
