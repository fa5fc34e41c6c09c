import { parseNamedAddress } from '@deploy-actions/action';
import type { Increase } from '@deploy-actions/sequential';
import {
  adapterOf,
  type Instance,
  kindsWhere,
  parseQuery,
  QUERY_LEGAL,
  type Reads,
  type SignalQuery,
  type SourceSettings,
} from '@deploy-actions/source';
import type { Control } from './control';
import type { WatchRule } from './rule';

const QUERIES = ['control-errors', 'control-total'] as const;
const INPUTS = ['control-url', ...QUERIES] as const;
export type ControlInput = (typeof INPUTS)[number];

interface Context {
  /** False where nobody knows what kind of source it is: then nothing conflicts. */
  isKnown?: boolean;
  source: SourceSettings;
  rule: WatchRule;
  query: SignalQuery | undefined;
  increase: Increase | undefined;
}

/** Where the old version's counters are, and how many times its odds of an error are tolerated; undefined where none. */
export function readControl(
  input: Reads<ControlInput | 'own-requests'>,
  { isKnown = true, source, rule, query, increase }: Context,
): { control: Control; oddsRatio: number } | undefined {
  const { asks, language } = adapterOf(source.kind);
  const instances = input.parsedLines('control-url', parseNamedAddress);
  const [errors = '', total = ''] = QUERIES.map((name) =>
    input.optionalParsed(name, (text) => (isKnown ? parseQuery(language, text) : text)),
  );
  const given = INPUTS.filter((name) => input.optional(name) !== undefined);
  const [name, ...others] = given;
  if (name === undefined || !isKnown) return undefined;
  const refuse = (found: string, legal: string) => input.problem(name, { code: 'CONFLICT', given: found, legal });
  if (name === 'control-url' && others.length > 0) {
    const legal = 'The old version has either its own addresses or its own counters in the same source: give only one.';
    refuse(`given beside ${others.join(' and ')}`, legal);
  } else if (name === 'control-url' && asks !== 'instances') {
    const which = kindsWhere((adapter) => adapter.asks === 'instances');
    refuse(`given beside source: ${source.kind}`, `Only for source: ${which}. Give control-errors and control-total.`);
  } else if (name === 'control-url' && source.instances.some(({ via }) => via !== undefined)) {
    refuse(
      'given with via: ssh',
      'The runner itself must reach both versions; or give control-errors and control-total.',
    );
  } else if (name !== 'control-url') {
    for (const missing of QUERIES.filter((each) => !given.includes(each))) {
      const legal = `${QUERY_LEGAL[language]}: control-errors and control-total go together`;
      input.problem(missing, { code: 'MISSING', legal });
    }
    if (input.optional('own-requests') === 'counted') {
      const legal = 'It is unknown which version counts our requests: exclude them in the queries.';
      input.problem('own-requests', { code: 'CONFLICT', given: `counted beside ${name}`, legal });
    }
  }
  if (isItself({ instances, errors, total }, source.instances, query)) {
    refuse('the same as the new version', 'Give the address or the counters of the old version.');
  }
  if ((rule.method ?? 'rule') === 'rule') refuse('given with method: rule', 'Set method: sequential or both.');
  if (query?.form !== 'counters') refuse('given, but requests are not counted', 'Give errors and all requests.');
  if (increase?.kind === 'absolute') {
    refuse('given with an absolute max-increase', 'Give it as a percentage of the old version: max-increase: 20%.');
  }
  return {
    control: name === 'control-url' ? { instances } : { query: { form: 'counters', errors, total } },
    oddsRatio: 1 + (increase?.kind === 'relative' ? increase.by : 0),
  };
}

/** Compared with itself it would pass, however many of its requests fail. */
function isItself(
  old: { instances: readonly Instance[]; errors: string | undefined; total: string | undefined },
  judged: readonly Instance[],
  query: SignalQuery | undefined,
): boolean {
  const isJudged = ({ url }: Instance) => judged.some((each) => each.url === url);
  return (
    old.instances.some(isJudged) ||
    (query?.form === 'counters' && old.errors === query.errors && old.total === query.total && query.total !== '')
  );
}
