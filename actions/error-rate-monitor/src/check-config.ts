import { markdownTable, markdownText } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import { openAll } from '@deploy-actions/metric';
import type { QueryCheck } from '@deploy-actions/source';
import { isRed } from '@deploy-actions/verdict';
import { closingOf } from './check-closing';
import { cureOf } from './check-cure';
import { checkHealth, HEALTH_CHECK } from './check-health';
import type { Inputs } from './inputs';
import type { MonitorResult, MonitorWorld } from './world';

/** Asks each query and each health check once: `pass`, or `error` where one is not answered or has nothing to select. */
export async function checkConfig(inputs: Inputs, world: MonitorWorld): Promise<MonitorResult> {
  const { watch, health, exit } = inputs;
  const startMs = world.clock.elapsed();
  const checks = (
    await Promise.all([
      watch.signals.length === 0 ? [] : (await openAll(watch, world)).check(),
      health === undefined ? [] : checkHealth(health, world),
    ])
  ).flat();
  for (const check of checks) world.log.event(lineOf(check));
  const doubtful = new Set(checks.filter(({ isDoubtful }) => isDoubtful).map(lineOf));
  for (const line of doubtful) world.log.warning(line);
  const bad = checks.filter(({ problem }) => problem !== undefined);
  const verdict = bad.length === 0 ? 'pass' : 'error';
  const [first] = bad;
  const closing = closingOf(inputs, checks);
  const reason = first === undefined ? `all ${checks.length} queries were answered` : lineOf(first);
  world.log.event(`check-config ${verdict}; ${closing}`);
  const isFailed = !exit.shadow && isRed('error-rate-monitor', verdict, exit);
  const durationMs = Math.round(world.clock.elapsed() - startMs);
  return {
    outputs: { verdict, reason, 'duration-ms': String(durationMs) },
    details: { operation: 'check-config', queries: checks, closing },
    brief: { operation: 'check-config', reason: reason.slice(0, 1000), queries: checks.length, refused: bad.length },
    summary: [
      `### error-rate-monitor: check-config ${verdict}`,
      markdownTable(
        ['signal', 'query', 'gave'],
        checks.map((check) => [
          markdownText(check.instance === undefined ? check.signal : `${check.signal} (${check.instance})`),
          markdownText(check.query),
          markdownText(gaveOf(check)),
        ]),
      ),
      `${closing.slice(0, 1).toUpperCase()}${closing.slice(1)}.`,
    ].join('\n\n'),
    ...(first !== undefined && isFailed ? { failure: failed(bad, first) } : {}),
  };
}

function failed(bad: readonly QueryCheck[], first: QueryCheck): UserError {
  const mistakes = new Set(bad.map(({ signal, query, problem }) => `${signal} ${query} ${problem?.reason}`)).size;
  const others = mistakes === 1 ? '' : ` (and ${mistakes - 1} more: see the log and the summary)`;
  const sentence = `Verdict error: ${lineOf(first)}${others}`;
  const message = sentence.endsWith('?') ? sentence : `${sentence}.`;
  return new UserError('PROVIDER_ERROR', message, { hint: cureOf(first) });
}

function lineOf(check: QueryCheck): string {
  const { signal, query, instance } = check;
  const where = instance === undefined ? '' : ` at ${instance}`;
  return `${signal}, ${query.trim().replace(/\s+/g, ' ')}${where}: ${gaveOf(check)}`;
}

/** The kinds of problems are those of sources: a health check has but its answer. */
function gaveOf({ signal, found = '', problem }: QueryCheck): string {
  if (problem === undefined) return found;
  return signal === HEALTH_CHECK ? problem.reason : `${problem.kind}: ${problem.reason}`;
}
