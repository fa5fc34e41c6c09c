import { OLD_VERSION } from '@deploy-actions/metric';
import { type QueryCheck, VERSION_TOLD } from '@deploy-actions/source';
import { HEALTH_CHECK } from './check-health';
import type { Inputs } from './inputs';

/** What a check has looked at, and what it says nothing about: a pass is no more than that. */
export function closingOf({ watch }: Pick<Inputs, 'watch'>, checks: readonly QueryCheck[]): string {
  const count = (isOne: (check: QueryCheck) => boolean) => checks.filter(isOne).length;
  const of = (signal: string) => (check: QueryCheck) => check.signal === signal;
  const isOther = ({ signal }: QueryCheck) => ![VERSION_TOLD, HEALTH_CHECK, OLD_VERSION].includes(signal);
  const looked = [
    counted(count(isOther), 'query', 'queries'),
    counted(count(of(OLD_VERSION)), `query for the ${OLD_VERSION}`, `queries for the ${OLD_VERSION}`),
    counted(count(of(VERSION_TOLD)), 'place of the version', 'places of the version'),
    counted(count(of(HEALTH_CHECK)), 'health address', 'health addresses'),
  ].filter((each) => each !== '');
  const compares = watch.signals.some(({ rule }) => rule.increase !== undefined);
  const left = [
    'whether the limits are suitable',
    ...(compares ? ['the baseline, which the watch reads when it starts'] : []),
    ...(watch.source.version === undefined ? [] : ['whether the expected version answers']),
  ];
  return `checked once each: ${looked.join(', ')}; not checked: ${left.join(', ')}`;
}

function counted(count: number, one: string, several: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : several}`;
}
