import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startBundle } from './runner.mjs';

/**
 * One job of a workflow: steps one after the other, each with a condition, and at the end the `post:` steps in reverse
 * order. `onStep` is told of every step that ran.
 */
export class Job {
  isFailed = false;
  steps = {};
  #posts = [];
  #count = 0;

  constructor({ dist, folder, env, signal, onStep }) {
    Object.assign(this, { dist, folder, env, signal, onStep });
    this.temp = join(folder, 'runner-temp');
    mkdirSync(this.temp, { recursive: true });
  }

  /** `when`: `success` (nothing failed before), `failure`, or true and false. Returns the outputs, {} if it did not run. */
  async step(id, action, inputs, when = 'success') {
    this.signal.throwIfAborted();
    const isDue = typeof when === 'boolean' ? when : when === 'failure' ? this.isFailed : !this.isFailed;
    if (!isDue) return {};
    const manifest = parse(readFileSync(join(this.dist, action, 'action.yml'), 'utf8'));
    const folder = join(this.folder, `${String(++this.#count).padStart(2, '0')}-${id}`);
    const startedAt = Date.now();
    const bundle = join(this.dist, action, manifest.runs.main);
    const given = { ...defaultsOf(manifest), ...inputs };
    const ending = await startBundle({ bundle, folder, inputs: given, env: this.#environment(), signal: this.signal });
    const step = { id, action, folder, startedAt, durationMs: Date.now() - startedAt, ...ending };
    step.report = keepReport(step);
    this.steps[id] = step;
    this.isFailed ||= step.code !== 0;
    if (manifest.runs.post) this.#posts.unshift({ step, bundle: join(this.dist, action, manifest.runs.post), given });
    await this.onStep(step);
    this.signal.throwIfAborted();
    return step.outputs;
  }

  /** The `post:` steps; then the job's temporary files are gone, as they are on a runner. */
  async end() {
    for (const { step, bundle, given } of this.#posts) {
      const state = Object.fromEntries(Object.entries(step.state).map(([key, value]) => [`STATE_${key}`, value]));
      const env = { ...this.#environment(), ...state };
      await startBundle({ bundle, folder: join(step.folder, 'post'), inputs: given, env, signal: this.signal });
    }
    rmSync(this.temp, { recursive: true, force: true });
  }

  #environment() {
    return { ...this.env, RUNNER_TEMP: this.temp };
  }
}

/** As the runner hands them over; the one expression among them is the token. */
function defaultsOf({ inputs = {} }) {
  const entries = Object.entries(inputs).map(([name, input]) => [name, String(input.default ?? '')]);
  return Object.fromEntries(entries.filter(([, value]) => !value.includes('${{')));
}

/** Outputs and report, where somebody can look at them after the job. */
function keepReport({ folder, outputs }) {
  writeFileSync(join(folder, 'outputs.json'), `${JSON.stringify(outputs, null, 2)}\n`);
  if (outputs['record-path']) copyFileSync(outputs['record-path'], join(folder, 'record.json'));
  if (!outputs['report-path']) return {};
  copyFileSync(outputs['report-path'], join(folder, 'report.json'));
  return JSON.parse(readFileSync(outputs['report-path'], 'utf8'));
}
