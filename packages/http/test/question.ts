import {
  askHttp,
  type HttpAnswer,
  type HttpLimits,
  type HttpRequest,
  type HttpWay,
  startProgress,
  USUAL_LIMITS,
} from '@deploy-actions/http';

export function request(url: string, given: Partial<HttpRequest> = {}): HttpRequest {
  return {
    url,
    method: 'GET',
    headers: [],
    body: undefined,
    userAgent: 'deploy-actions-health-gate/1',
    followRedirects: false,
    ...given,
  };
}

/** Asks with nothing but what the test gives. */
export function askWith(
  url: string,
  {
    way = {},
    limits = {},
    signal = new AbortController().signal,
    ...given
  }: Partial<HttpRequest> & { way?: HttpWay; limits?: Partial<HttpLimits>; signal?: AbortSignal } = {},
): Promise<HttpAnswer> {
  return askHttp(request(url, given), way, { ...USUAL_LIMITS, ...limits }, signal, startProgress(url));
}
