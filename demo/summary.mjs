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
  const times = timesOf(acts, stage);
  timeline.title('v3, from ill to back');
  for (const [what, ms] of times) {
    timeline.say(`  ${what.padEnd(62)}  ${(ms === undefined ? 'not seen' : seconds(ms)).padStart(7)}`);
  }
  timeline.title('Files to look at');
  const width = Math.max(...FILES.map(([path]) => path.length)) + output.length + 1;
  for (const [path, what] of FILES) timeline.say(`  ${`${output}/${path}`.padEnd(width)}  ${what}`);

  const { met, unmet } = expectations;
  timeline.say('');
  if (unmet.length === 0) timeline.say(paint('green', `The story went as it must: ${met} expectations met.`));
  else {
    timeline.say(
      paint('red', `The story did NOT go as it must: ${unmet.length} of ${met + unmet.length} expectations`),
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

/** Where the time went between the first ill answer and the proof that the old version serves; in milliseconds. */
export function timesOf(acts, { observer }) {
  const { gate, rollback } = acts.find(({ name }) => name === '3-v3')?.steps ?? {};
  const ill = gate?.report.gate?.timeline.find(({ ok }) => !ok)?.at;
  const judged = Date.parse(gate?.report.gate?.endedAt ?? '');
  const back = observer.allOn('v2', judged);
  const proven = Date.parse(rollback?.report.endedAt ?? '');
  const between = (from, to) => (Number.isFinite(from) && Number.isFinite(to) ? to - from : undefined);
  return [
    ['first ill answer → the gate says unhealthy (three in a row)', between(ill, judged)],
    ['the gate → v2 answers on both hosts', between(judged, back)],
    ['v2 answers → auto-rollback has proven version and health', between(back, proven)],
    ['in all, from ill to back and proven', between(ill, proven)],
  ];
}
