import { systemClock, withDeadline } from '@deploy-actions/clock';
import {
  askHttp,
  classifyFault,
  type Fault,
  type HttpAnswer,
  type HttpRequest,
  type HttpWay,
  lateness,
  startProgress,
  USUAL_LIMITS,
} from '@deploy-actions/http';
import { request } from './question';

export type Asked = { answer: HttpAnswer } | { fault: Omit<Fault, 'cause'>; isLate: boolean };

/** Asks with a time-out, as a probe does. */
export async function asked(
  url: string,
  given: Partial<HttpRequest> & { way?: HttpWay; timeoutMs?: number } = {},
): Promise<Asked> {
  const { way = {}, timeoutMs = 300, ...more } = given;
  const progress = startProgress(url);
  let isLate = false;
  const expire = () => {
    isLate = true;
    return new Error('late');
  };
  try {
    const answer = await withDeadline(systemClock, timeoutMs, expire, (signal) =>
      askHttp(request(url, more), way, USUAL_LIMITS, signal, progress),
    );
    return { answer };
  } catch (error) {
    const { kind, reason } = isLate ? lateness(progress, timeoutMs) : classifyFault(error);
    return { fault: { kind, reason }, isLate };
  }
}
