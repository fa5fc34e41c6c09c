import { markdownTable, markdownText } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import { openAll, type QueryCheck } from '@deploy-actions/metric';
import { isRed } from '@deploy-actions/verdict';
import type { Inputs } from './inputs';
import type { MonitorResult, MonitorWorld } from './world';

/** Asks each query once: `pass`, or `error` where one is not answered or has nothing to select. */
export async function checkConfig({ watch, exit }: Inputs, world: MonitorWorld): Promise<MonitorResult> {
  const startMs = world.clock.elapsed();
  const checks = await (await openAll(watch, world)).check();
  for (const check of checks) world.log.event(lineOf(check));
  const bad = checks.filter(({ problem }) => problem !== undefined);
  const verdict = bad.length === 0 ? 'pass' : 'error';
  const reason = bad[0] === undefined ? `all ${checks.length} queries were answered` : lineOf(bad[0]);
  const isFailed = !exit.shadow && isRed('error-rate-monitor', verdict, exit);
  const durationMs = Math.round(world.clock.elapsed() - startMs);
  return {
    outputs: { verdict, reason, 'duration-ms': String(durationMs) },
    details: { operation: 'check-config', queries: checks },
    brief: { operation: 'check-config', reason: reason.slice(0, 1000), queries: checks.length, refused: bad.length },
    summary: [
      `### error-rate-monitor: check-config ${verdict}`,
      markdownTable(
        ['signal', 'query', 'gave'],
        checks.map(({ signal, query, instance, found, problem }) => [
          markdownText(instance === undefined ? signal : `${signal} (${instance})`),
          markdownText(query),
          markdownText(problem === undefined ? (found ?? '') : `${problem.kind}: ${problem.reason}`),
        ]),
      ),
    ].join('\n\n'),
    ...(isFailed ? { failure: new UserError('PROVIDER_ERROR', `Verdict ${verdict}: ${reason}.`) } : {}),
  };
}

function lineOf({ signal, query, instance, found, problem }: QueryCheck): string {
  const where = instance === undefined ? '' : ` at ${instance}`;
  return `${signal}, ${query.trim().replace(/\s+/g, ' ')}${where}: ${problem === undefined ? found : `${problem.kind}: ${problem.reason}`}`;
}
