import { paint, seconds } from './timeline.mjs';

const FILES = [
  ['story.txt', 'this story'],
  ['runs/3-v3/04-gate/report.json', 'every answer that the gate got, and the three that decided'],
  ['runs/3-v3/05-rollback/', 'log, report, outputs and job summary of a step; each step has such a folder'],
  ['records/', "one record per run, as deployment-record's `record-path` has it"],
  ['slack/', 'the messages as JSON, as they arrived, and as Markdown'],
  ['hosts/web1/signupflow/', 'a host: current, releases/ and shared/ …'],
  ['hosts/web1/signupflow/.deploy/history.jsonl', '… and what it remembers, one line per event'],
];

/** The end of the story: what came of each run, how long it took, where to look, and what did not go as it must. */
export function printSummary({ acts, stage, timeline, output, expectations }) {
  timeline.title('What happened');
  const header = ['run', 'job', 'on record', 'then live', 'took', 'requests', 'moved', 'lost'];
  for (const line of table([header, ...acts.map(row)])) timeline.say(line);
  timeline.say(
    '  moved: the other host answered, while one was being switched. lost: none did, which happens while a rollback',
  );
  timeline.say(
    '  switches both at once: a bad version has to leave fast, so that is the default (`max-parallel` of auto-rollback).',
  );
  timeline.title('v3, from unhealthy to rolled back');
  for (const [what, ms] of timesOf(acts, stage)) {
    expectations.equal(`measured: ${what}`, Number.isFinite(ms), true);
    timeline.say(`  ${what.padEnd(65)}  ${seconds(ms).padStart(7)}`);
  }
  timeline.title('Files to look at');
  const width = Math.max(...FILES.map(([path]) => path.length)) + output.length + 1;
  for (const [path, what] of FILES) timeline.say(`  ${`${output}/${path}`.padEnd(width)}  ${what}`);

  const { met, unmet } = expectations;
  timeline.say('');
  if (unmet.length === 0) timeline.say(paint('green', `The demo went as expected: ${met} checks passed.`));
  else {
    timeline.say(
      paint('red', `The demo did NOT go as expected: ${unmet.length} of ${met + unmet.length} checks failed:`),
    );
    for (const line of unmet) timeline.say(`  ${line}`);
  }
}

function row({ name, isGreen, status, live, durationMs, users: { answered, elsewhere, lost } }) {
  return [name, isGreen ? 'green' : 'red', status, live, seconds(durationMs), answered + lost, elsewhere, lost];
}

/** Lines of a table: words to the left, numbers to the right. */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => String(cells[column]).length)));
  return rows.map((cells) => {
    const padded = cells.map((cell, column) =>
      column < 4 ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column]),
    );
    return `  ${padded.join('   ')}`;
  });
}

/**
 * Where the time went between the first unhealthy answer and the proof that the old version serves; in milliseconds.
 * A machine may be too slow for the observer to see a version come and go: then the rollback's own probes tell when
 * the old version answered.
 */
export function timesOf(acts, { observer }) {
  const { gate, rollback } = acts.find(({ name }) => name === '3-v3')?.steps ?? {};
  const unhealthy = timeOf(gate?.report.gate?.timeline.find(({ ok }) => !ok)?.at);
  const judged = timeOf(gate?.report.gate?.endedAt);
  const back = observer.allOn('v2', judged) ?? firstHealthyOnAll(rollback?.report.gate?.timeline ?? []);
  const verified = timeOf(rollback?.report.endedAt);
  return [
    ['first unhealthy answer → the gate says unhealthy (three in a row)', judged - unhealthy],
    ['the gate → v2 answers on both hosts', back - judged],
    ['v2 answers → auto-rollback has verified version and health', verified - back],
    ['total, from unhealthy to the old version, verified', verified - unhealthy],
  ];
}

/** When the last of the checks had its first healthy answer. */
function firstHealthyOnAll(timeline) {
  const first = new Map();
  for (const { check, ok, at } of timeline) if (ok && !first.has(check)) first.set(check, timeOf(at));
  return first.size === 0 ? Number.NaN : Math.max(...first.values());
}

/** Milliseconds since 1970; NaN where there is no time. */
function timeOf(at) {
  return new Date(at ?? Number.NaN).getTime();
}
