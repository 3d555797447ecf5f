/**
 * What makes a start lighter and must be set before anything else is read. Plain JavaScript: reading TypeScript is what it spares.
 */
const { constants, enableCompileCache } = require('node:module');
const path = require('node:path');
const { setFlagsFromString } = require('node:v8');

// A small heap's young objects are collected in a millisecond by one thread. Shared among several, the main thread waits for helpers
// that have no core while the database works: three times as long, and whoever presses waits with it.
setFlagsFromString('--no-parallel-scavenge');

// Before the first file in TypeScript: else Node loads what takes types away for those few that are read until it is set. Where this
// folder cannot be written, `useCompileCache` looks for another.
const { env } = process;
if (env.NODE_COMPILE_CACHE === undefined && env.NODE_DISABLE_COMPILE_CACHE === undefined) {
  const folder = path.join(__dirname, '..', '..', 'node_modules', '.cache', 'recado', 'compiled');
  const { status, directory } = enableCompileCache(folder);
  // In the environment too, for the database thread and the processes that are started from here.
  if (status !== constants.compileCacheStatus.FAILED && directory !== undefined) env.NODE_COMPILE_CACHE = folder;
}
