import { type Clock, VirtualClock } from '@deploy-actions/clock';
import type { CheckSettings, GateSettings, GateWorld } from '@deploy-actions/gate';
import { parseJsonPath } from '@deploy-actions/json-path';
import { parseStatusSet } from '@deploy-actions/probe';
import { failure, fakeAsk } from '../../../test/support/http';

/** What a service does with one request. */
export type Act =
  | { status: number; version?: string; body?: string; afterMs?: number }
  | { fault: string; afterMs?: number }
  | 'hang';

/** `nth` is the number of the request to this URL, from 0; `atMs` the time of the clock. */
export type Service = (nth: number, atMs: number) => Act;

export const well: Act = { status: 200, version: 'v2' };
export const ill: Act = { status: 503 };
export const unresolved: Act = { fault: 'ENOTFOUND' };

/** Good or bad by request: `+` is well, `-` is ill, `?` a name that is not resolved, `h` hangs. The last one stays. */
export function script(acts: string): Service {
  const table: Record<string, Act> = { '+': well, '-': ill, '?': unresolved, h: 'hang' };
  return (nth) => table[acts.charAt(Math.min(nth, acts.length - 1))] ?? ill;
}

export interface FakeWorld extends GateWorld {
  clock: VirtualClock;
  lines: string[];
  warnings: string[];
  /** When each URL was asked, in milliseconds of the clock. */
  asked: Record<string, number[]>;
  cancel(reason?: Error): void;
}

/** A world in virtual time in which each URL's path is a service. */
export function fakeWorld(services: Record<string, Service>): FakeWorld {
  const clock = new VirtualClock(1_700_000_000_000);
  const start = clock.elapsed();
  const controller = new AbortController();
  const lines: string[] = [];
  const warnings: string[] = [];
  const asked: Record<string, number[]> = {};
  const ask = fakeAsk((url, _request, signal) => {
    const path = new URL(url).pathname.slice(1);
    const times = asked[path] ?? [];
    asked[path] = times;
    const atMs = clock.elapsed() - start;
    const act = services[path]?.(times.length, atMs) ?? { status: 404 };
    times.push(atMs);
    return perform(act, clock, signal);
  });
  return {
    clock,
    ask,
    signal: controller.signal,
    log: {
      event: (text) => lines.push(`${(clock.elapsed() - start) / 1000}s ${text}`),
      warning: (text) => warnings.push(text),
    },
    lines,
    warnings,
    asked,
    cancel: (reason = new Error('cancelled')) => controller.abort(reason),
  };
}

async function perform(act: Act, clock: Clock, signal: AbortSignal): Promise<Response> {
  if (act === 'hang') {
    await clock.sleep(1e9, signal);
    throw new Error('nobody waits that long');
  }
  if (act.afterMs !== undefined) await clock.sleep(act.afterMs, signal);
  if ('fault' in act) throw failure(act.fault);
  const body = act.body ?? JSON.stringify({ status: 'any', version: act.version });
  return new Response(body, { status: act.status });
}

/** Settings with the defaults of the contract, and one check for each name. */
export function settings(
  names: readonly string[],
  given: Partial<CheckSettings & Omit<GateSettings, 'checks'>> & { version?: string; timeoutMs?: number } = {},
): GateSettings {
  const { quorum = { kind: 'all' }, soakMs = 0, deadlineMs, quorumOver = 'checks', version, ...others } = given;
  const { timeoutMs = 5000, ...check } = others;
  const status = parseStatusSet('200');
  const versionPath = parseJsonPath('$.version');
  if (status === undefined || 'problem' in versionPath) throw new Error('not legal');
  const checks = names.map((name): CheckSettings => {
    const url = `http://127.0.0.1/${name}`;
    const request = { url, method: 'GET', headers: [], body: undefined, userAgent: 'a/1', followRedirects: false };
    return {
      name,
      probe: { request, expect: { status, json: [], body: undefined, version, versionPath }, timeoutMs },
      intervalMs: 5000,
      fastIntervalMs: 1000,
      startTimeoutMs: 120_000,
      initialDelayMs: 0,
      maxAttempts: undefined,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
      ...check,
    };
  });
  return { checks, quorum, soakMs, deadlineMs, quorumOver };
}
