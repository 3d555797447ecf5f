/**
 * Read before the program, by whatever Node there is: an older one cannot read TypeScript and would only say so in its own words.
 * It must run on old versions, so it is plain JavaScript.
 */
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Recado needs Node 24, and this is ${process.version}. "npm install" puts the right one into node_modules, unless it was told --ignore-scripts; then run "npm rebuild node --ignore-scripts=false" once, or use Node 24 yourself.\n`,
  );
  process.exit(1);
}
