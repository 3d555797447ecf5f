import { createRequire } from 'node:module';
import type twitterText from 'twitter-text';
import { lazily } from '#core/lazily.ts';

/** How X reads a text. With the polyfills that it brings it is a third of the workspace's start, so it is read once that is over. */
export const tweetText = lazily((): typeof twitterText => createRequire(import.meta.url)('twitter-text'));
