import type { AskHttp, HttpRequest } from '@deploy-actions/http';

/** Stands for the service and the way to it: answers, throws what went wrong, or never comes back. */
export type FakeService = (url: string, request: HttpRequest, signal: AbortSignal) => Response | Promise<Response>;

/** Asks a service that exists in this process only. A question that gets no answer was sent, and hangs. */
export function fakeAsk(service: FakeService): AskHttp {
  return async (request, _way, _limits, signal, progress) => {
    progress.stage = 'waiting';
    const response = await service(request.url, request, signal);
    progress.stage = 'body';
    progress.status = response.status;
    const headers = Object.fromEntries(response.headers);
    const body = await response.text();
    const take = request.takeBody?.(response.status, headers);
    take?.(Buffer.from(body));
    return { status: response.status, headers, body: take ? '' : body, complete: true };
  };
}

/** What went wrong, as Node says it. */
export function failure(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}
