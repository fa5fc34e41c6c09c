import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listActions, root } from '../../scripts/actions.mjs';
import { type Ending, Runner, type RunOptions } from '../support/runner/runner';

/** The tree of a release tag, built by `npm run build`. */
export const dist = process.env.DEPLOY_ACTIONS_DIST ?? join(root, 'dist');

/** How a run must end, whatever went wrong. */
export interface Expected {
  /** The stable code of the error; undefined where the step is green. */
  code: string | undefined;
  /** Of the output that tells the result: `verdict`, or `delivery`. */
  verdict?: string;
  /** What must stand in the annotation and what must be in no place that a user can see. */
  says?: RegExp;
  secrets?: readonly string[];
  /** Real milliseconds, generously. */
  withinMs?: number;
}

export function bundleOf(action: string): string {
  const bundle = join(dist, action);
  if (!existsSync(join(bundle, 'index.js'))) throw new Error(`${bundle} is missing: npm run build`);
  return bundle;
}

export function expectEnding(action: string, ending: Ending, expected: Expected): void {
  const { code, verdict, says, secrets = [], withinMs = 90_000 } = expected;
  const { log, outputs } = ending;
  const declared = Object.keys(listActions().find(({ name }) => name === action)?.manifest.outputs ?? {});
  const title = /^::error title=([A-Z_]+)::(.*)$/m.exec(log);
  const told = {
    exit: ending.code,
    code: title?.[1],
    ...(verdict === undefined ? {} : { verdict: resultOf(outputs) }),
  };
  const wanted = { exit: code === undefined ? 0 : 1, code, ...(verdict === undefined ? {} : { verdict }) };
  expect({ ...told, log }).toEqual({ ...wanted, log });
  if (says) expect(decodeURIComponent(title?.[2]?.replaceAll(/%(?![0-9A-F]{2})/g, '%25') ?? log)).toMatch(says);

  expect(Object.keys(outputs).sort()).toEqual(declared.sort());
  const path = outputs['report-path'] ?? '';
  const report = JSON.parse(readFileSync(path, 'utf8'));
  expect(report).toMatchObject({ schema: `deploy-actions/${action}/1` });
  expect(report.error?.code).toBe(code);
  const brief = outputs.report ?? '';
  expect(Buffer.byteLength(brief)).toBeLessThanOrEqual(8192);
  expect(JSON.parse(brief)).toMatchObject({ schema: `deploy-actions/${action}/1` });
  expect(JSON.parse(brief).error?.code).toBe(code);

  // A stack is for defects of ours, and there must be none.
  expect(log).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(log).not.toMatch(/INTERNAL|UnhandledPromise|Warning:/);
  const masks = /^::add-mask::.*\n/gm;
  const seen = [log.replace(masks, ''), ending.summary, ...Object.values(outputs), ...ending.files.values()];
  for (const secret of secrets) expect(seen.filter((text) => text.includes(secret))).toEqual([]);
  expect(ending.elapsedMs).toBeLessThan(withinMs);
}

function resultOf(outputs: Readonly<Record<string, string>>): string | undefined {
  return outputs.verdict ?? outputs.delivery;
}

/** Runs of one bundle, some at a time: most of each is waiting. */
export class Runs {
  private readonly runner: Runner;
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(action: string, atOnce = 4) {
    this.runner = new Runner(bundleOf(action));
    this.free = atOnce;
  }

  async run(inputs: Record<string, string>, options?: RunOptions): Promise<Ending> {
    return this.inTurn(() => this.runner.run(inputs, options));
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free -= 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  post(inputs: Record<string, string>, ending: Pick<Ending, 'state'>): Promise<Ending> {
    return this.runner.post(inputs, ending);
  }

  close(): void {
    this.runner.close();
  }
}
