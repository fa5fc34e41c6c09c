// `npm run demo [-- folder]`: three versions, two hosts, six actions; one version is ill and goes back by itself.
// Needs Node and npm alone. Ends with 1 where the story did not go as it must, so it is a smoke test, too.
import { join } from 'node:path';
import { missing, root } from './prerequisites.mjs';

const lacking = missing();
if (lacking.length > 0) {
  console.error(`The demo cannot run here: ${lacking.join('; ')}.`);
  process.exitCode = 1;
} else {
  // Only now: an older Node could not even read what this imports.
  const { perform } = await import('./performance.mjs');
  process.exitCode = await perform(process.argv[2] ?? join(root, 'demo-output'));
}
