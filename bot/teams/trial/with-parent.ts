/**
 * Loaded before the bot of a try (`node --import`). The other end of its standard input is the program that started it: with that it
 * stops in order, its workspace too, however that program ended.
 */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.stdin.resume().once('close', () => process.kill(process.pid, 'SIGTERM'));
