import { resolve } from 'node:path';
import { UserError } from '@deploy-actions/error';
import { type Baseline, parseBaseline } from '@deploy-actions/metric';
import type { MonitorWorld } from './world';

/** The baseline from what the input says: JSON, or the path of a file with it. Throws `NO_BASELINE`. */
export function loadBaseline(given: string, { readFile, run }: Pick<MonitorWorld, 'readFile' | 'run'>): Baseline {
  const isInline = given.startsWith('{');
  const text = isInline ? given : contentOf(resolve(run.workspace, given), readFile);
  const baseline = parseBaseline(text);
  if ('problem' in baseline) throw noBaseline(`${isInline ? 'the input' : given}: ${baseline.problem}`);
  return baseline;
}

export function noBaseline(why: string, cause?: unknown): UserError {
  return new UserError('NO_BASELINE', `There is no usable baseline: ${why}.`, cause === undefined ? {} : { cause });
}

function contentOf(path: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (cause) {
    throw noBaseline(
      cause instanceof UserError ? cause.message.replace(/\.$/, '') : `the file ${path} cannot be read`,
      cause,
    );
  }
}
