import type { Increase } from '@deploy-actions/sequential';
import { adapterOf } from './adapters';
import { parseInstance } from './instance-line';
import type { Reads } from './reads';
import type { WatchRule } from './rule';
import type { SignalQuery } from './signal';
import type { Instance, SourceSettings } from './source-settings';

export type ControlInput = 'control-url';

interface Context {
  source: SourceSettings;
  rule: WatchRule;
  query: SignalQuery | undefined;
  increase: Increase | undefined;
}

/** The instances of the old version, and how many times their odds of an error are tolerated; undefined where none. */
export function readControl(
  input: Reads<ControlInput>,
  { source, rule, query, increase }: Context,
): { instances: readonly Instance[]; oddsRatio: number } | undefined {
  const instances = input.parsedLines('control-url', parseInstance);
  if (input.optional('control-url') === undefined) return undefined;
  const refuse = (given: string, legal: string) => input.problem('control-url', { code: 'CONFLICT', given, legal });
  if (adapterOf(source.kind).asks !== 'instances') {
    refuse(`given beside source: ${source.kind}`, 'Only sources with a url for each instance can tell versions apart.');
  } else if (source.instances.some(({ via }) => via !== undefined)) {
    refuse('given with via: ssh', 'The runner itself must reach both versions.');
  }
  if ((rule.method ?? 'rule') === 'rule') refuse('given with method: rule', 'Set method: sequential or both.');
  if (query?.form !== 'counters') refuse('given, but requests are not counted', 'Give errors and all requests.');
  if (increase?.kind === 'absolute') {
    refuse('given with an absolute max-increase', 'Say it as a share of the old version: max-increase: 20%.');
  }
  return { instances, oddsRatio: 1 + (increase?.kind === 'relative' ? increase.by : 0) };
}
