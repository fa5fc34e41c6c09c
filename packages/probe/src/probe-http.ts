import { type Clock, withDeadline } from '@deploy-actions/clock';
import { formatDuration } from '@deploy-actions/quantity';
import { askHttp, type Progress } from './ask-http';
import { classifyFault, isConnectTimeout } from './fault';
import type { HttpRequest } from './http-request';
import { type Expectations, judge } from './judge';
import type { Observation } from './observation';
import { type Lookup, watchResolution } from './resolution';
import type { SshReach } from './ssh-reach';
import { hasStatus } from './status-set';

/** One question, what its answer should be, and how long it may take from the connection to the end of the body. */
export interface HttpProbe {
  kind?: 'http';
  /** Ask every address of the name, not one of them. */
  resolve?: 'all';
  /** The host that dials, by SSH; undefined is the runner itself. */
  via?: string;
  request: HttpRequest;
  expect: Expectations;
  timeoutMs: number;
}

export interface ProbeWorld {
  fetch: typeof fetch;
  clock: Clock;
  signal: AbortSignal;
  /** Without it a name server that hangs is taken for a service that hangs. */
  lookup?: Lookup;
  /** Needed by probes that go by SSH. */
  ssh?: SshReach;
}

const PROXY_AUTHENTICATION_REQUIRED = 407;

/** Asks once and judges the answer. Rejects only with the reason of `world.signal`. */
export async function probeHttp(probe: HttpProbe, world: ProbeWorld): Promise<Observation> {
  const { request, expect, timeoutMs } = probe;
  const at = world.clock.now();
  const begunAt = world.clock.elapsed();
  const progress: Progress = { url: new URL(request.url) };
  const resolution = watchResolution(progress.url, world.lookup);
  let timedOut = false;
  const observed = (facts: Pick<Observation, 'ok' | 'kind' | 'reason'> & { version?: string }): Observation => ({
    ...facts,
    ...(progress.status === undefined ? {} : { status: progress.status }),
    latencyMs: Math.max(0, Math.round(world.clock.elapsed() - begunAt)),
    timedOut,
    at,
  });
  const expire = () => {
    timedOut = true;
    return new Error('The time-out of the probe ran out.');
  };
  try {
    const answer = await withDeadline(
      world.clock,
      timeoutMs,
      expire,
      (signal) => askHttp(request, { fetch: world.fetch, signal }, progress),
      world.signal,
    );
    timedOut = false;
    if (answer.status === PROXY_AUTHENTICATION_REQUIRED && !hasStatus(expect.status, answer.status)) {
      return observed({ ok: false, kind: 'own-fault', reason: 'the proxy wants a login (status 407)' });
    }
    return observed({ kind: 'answered', ...judge(answer, expect) });
  } catch (error) {
    if (world.signal.aborted) throw world.signal.reason;
    if (!timedOut) {
      // fetch's own limit for a connection begins with the question to the name server.
      return resolution.pending && isConnectTimeout(error)
        ? observed({ ok: false, kind: 'own-fault', reason: 'the name could not be resolved in time' })
        : observed({ ok: false, ...classifyFault(error, progress.url) });
    }
    const within = `within ${formatDuration(timeoutMs)}`;
    if (resolution.pending) {
      return observed({ ok: false, kind: 'own-fault', reason: `the name was not resolved ${within}` });
    }
    const reason = progress.status === undefined ? `no answer ${within}` : `the answer was not complete ${within}`;
    return observed({ ok: false, kind: 'no-answer', reason });
  }
}
