/**
 * What act's `--json` log says: the result of every job, and results, outputs and text of every step, by
 * "<job id>/<step id>". A step that did not run is not there.
 */
export function readRun(log) {
  const jobs = {};
  const steps = {};
  const story = [];
  for (const line of log.split('\n')) {
    const entry = parse(line);
    if (entry === undefined) {
      if (line.trim() !== '') story.push(line);
      continue;
    }
    story.push(`[${entry.jobID ?? ''}] ${String(entry.msg ?? '').trimEnd()}`);
    if (entry.jobResult && entry.jobID) jobs[entry.jobID] = entry.jobResult;
    const id = entry.stepID?.join('-');
    if (!entry.jobID || !id) continue;
    steps[`${entry.jobID}/${id}`] ??= { result: undefined, postResult: undefined, outputs: {}, text: '' };
    const step = steps[`${entry.jobID}/${id}`];
    if (entry.stepResult && entry.stage === 'Main') step.result = entry.stepResult;
    if (entry.stepResult && entry.stage === 'Post') step.postResult = entry.stepResult;
    if (entry.command === 'set-output') step.outputs[entry.name] = entry.arg;
    if (entry.raw_output) step.text += entry.msg;
  }
  const absent = { result: undefined, postResult: undefined, outputs: {}, text: '' };
  return {
    jobs,
    /** `step('deploy/gate').outputs.verdict` */
    step: (name) => steps[name] ?? absent,
    text: story.join('\n'),
    tail: story.slice(-40).join('\n'),
  };
}

function parse(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
