import { type Clock, withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import {
  type AskHttp,
  classifyFault,
  daysLeft,
  type Fault,
  faultOf,
  type HttpRequest,
  type HttpWay,
  lateness,
  startProgress,
  USUAL_LIMITS,
} from '@deploy-actions/http';
import type { AddressesOf } from './addresses';
import { unanswered } from './attempt';
import type { Cause } from './cause';
import { excerptOf } from './excerpt';
import { type Expectations, findingOf, judge, judgeShown } from './judge';
import type { Finding, Observation } from './observation';
import { classifySshFault } from './ssh-fault';
import type { SshReach } from './ssh-reach';
import { hasStatus } from './status-set';
import { reachOf } from './via';

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
  /** Where it does not go as the process usually goes. */
  way?: Pick<HttpWay, 'address' | 'ca' | 'dial'>;
}

export interface ProbeWorld {
  /** Asks by the ways of this process: see `askingBy`. */
  ask: AskHttp;
  clock: Clock;
  signal: AbortSignal;
  /** Needed by probes that go by SSH. */
  ssh?: SshReach;
  /** The addresses of a name; as the system has them where it is not given. */
  addressesOf?: AddressesOf;
  /** Takes secrets out of what is quoted; it must come before anything is cut, for half a secret is one, too. */
  mask?: (text: string) => string;
}

const PROXY_AUTHENTICATION_REQUIRED = 407;

/** Asks once and judges the answer. Rejects only with the reason of `world.signal`. */
export async function probeHttp(probe: HttpProbe, world: ProbeWorld): Promise<Observation> {
  const { request, expect, timeoutMs } = probe;
  const at = world.clock.now();
  const begunAt = world.clock.elapsed();
  const progress = startProgress(request.url);
  let isLate = false;
  const observed = (facts: Finding): Observation => ({
    ...facts,
    ...(progress.status === undefined ? {} : { status: progress.status }),
    ...(progress.remoteAddress === undefined ? {} : { remote: progress.remoteAddress }),
    latencyMs: Math.max(0, Math.round(world.clock.elapsed() - begunAt)),
    timedOut: isLate,
    at,
  });
  const expire = () => {
    isLate = true;
    return new Error('The probe timed out.');
  };
  try {
    const answer = await withDeadline(
      world.clock,
      timeoutMs,
      expire,
      (signal) => world.ask(request, wayOf(probe, world), USUAL_LIMITS, signal, progress),
      world.signal,
    );
    isLate = false;
    if (answer.status === PROXY_AUTHENTICATION_REQUIRED && answer.byProxy && !hasStatus(expect.status, answer.status)) {
      return observed(unanswered(faultOf({ kind: 'proxy', problem: 'login' })));
    }
    const days = answer.certificate === undefined ? undefined : daysLeft(answer.certificate, at);
    const mask = world.mask ?? ((text: string) => text);
    const judgement = judgeShown((show) => judge({ ...answer, body: show(answer.body) }, expect, days), mask);
    return observed({
      ...findingOf(judgement, `status ${answer.status}`),
      ...(judgement.causes.length === 0 || answer.body === '' ? {} : { excerpt: excerptOf(mask(answer.body)) }),
      ...(days === undefined ? {} : { certificateDaysLeft: days }),
    });
  } catch (error) {
    if (world.signal.aborted) throw world.signal.reason;
    return observed(unanswered(isLate ? lateness(progress, timeoutMs) : faultIn(error)));
  }
}

function wayOf({ way = {}, via }: HttpProbe, world: ProbeWorld): NonNullable<HttpProbe['way']> {
  if (via === undefined) return way;
  return { ...way, dial: (host, port, signal) => reachOf(world).dial(via, { host, port }, signal) };
}

/** Only who dials by SSH speaks in codes of ours. */
function faultIn(error: unknown): Fault<Cause> {
  return error instanceof UserError ? classifySshFault(error) : classifyFault(error);
}
