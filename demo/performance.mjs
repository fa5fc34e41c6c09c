import { relative, resolve } from 'node:path';
import { Expectations } from './expectations.mjs';
import { clearOutput } from './output-folder.mjs';
import { openStage } from './stage.mjs';
import { tell } from './story.mjs';
import { printSummary } from './summary.mjs';
import { Timeline } from './timeline.mjs';

/** Nothing here takes so long; what does has hung. */
const LIMIT_MS = 110_000;

/** Plays the whole story with its files below `folder`; returns the exit code. Stops whatever it started. */
export async function perform(folder) {
  const output = resolve(folder);
  const curtain = new AbortController();
  let exitCode = 0;
  for (const [name, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(name, () => {
      // Whoever presses Ctrl-C twice does not want to wait for the cleaning up.
      if (curtain.signal.aborted) process.exit(code);
      exitCode = code;
      curtain.abort(new Error(`stopped by ${name}`));
    });
  }
  process.stdout.on('error', () => curtain.abort(new Error('nobody reads on')));
  const limit = setTimeout(() => curtain.abort(new Error(`not done after ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  let timeline;
  let stage;
  try {
    clearOutput(output);
    timeline = new Timeline(output);
    const expectations = new Expectations();
    stage = await openStage(output, curtain.signal);
    const acts = await tell(stage, timeline, expectations);
    await stage.close();
    printSummary({ acts, stage, timeline, output: relative(process.cwd(), output) || '.', expectations });
    return expectations.unmet.length > 0 ? 1 : 0;
  } catch (error) {
    const isStopped = curtain.signal.aborted;
    const say = (text) => (timeline ? timeline.say(text) : console.error(text));
    say(`\nThe demo broke off: ${isStopped ? curtain.signal.reason.message : (error?.stack ?? error)}`);
    return exitCode || 1;
  } finally {
    clearTimeout(limit);
    await stage?.close();
  }
}
