import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Readable } from 'node:stream';
import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { AnswerTooLong, contextTrusting, readBody } from '@deploy-actions/http';

/** The one call of the AWS client that is needed; it rejects as that does. */
export type GetMetricData = (
  input: { MetricDataQueries: MetricDataQuery[]; StartTime: Date; EndTime: Date; NextToken?: string },
  signal: AbortSignal,
) => Promise<{
  MetricDataResults?: MetricDataResult[] | undefined;
  NextToken?: string | undefined;
  Messages?: readonly { Value?: string | undefined }[] | undefined;
}>;

export interface CloudwatchAddress {
  region: string;
  /** Instead of the region's own; undefined is that one. */
  endpoint: string | undefined;
  /** PEM: trusted besides the system's. */
  ca?: string | undefined;
  /** Where `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are found: the AWS client knows none of them. */
  proxyEnv: Readonly<Record<string, string | undefined>>;
}

/** Far more than 500 results of 100,800 data points in all, which is what CloudWatch answers at most. */
const ANSWER_LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * The AWS client as its own chain finds credentials: environment, profile, web identity, container or machine. A
 * question that was throttled is asked once more; the watch asks again anyway.
 */
export async function cloudwatchClient({ region, endpoint, ca, proxyEnv }: CloudwatchAddress): Promise<GetMetricData> {
  const address = endpoint === undefined ? { region } : { region, endpoint };
  const trust = ca === undefined ? {} : { secureContext: await contextTrusting(ca) };
  const requestHandler = {
    httpAgent: new HttpAgent({ proxyEnv }),
    httpsAgent: new HttpsAgent({ proxyEnv, ...trust }),
  };
  const client = new CloudWatchClient({ ...address, maxAttempts: 2, requestHandler });
  limitAnswers(client);
  return async (input, signal) => {
    try {
      return await client.send(new GetMetricDataCommand({ ...input, ScanBy: 'TimestampAscending' }), {
        abortSignal: signal,
      });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw error;
    }
  };
}

/** The AWS client reads a body without limit, and no signal ends the reading. */
function limitAnswers({ config: { requestHandler } }: CloudWatchClient): void {
  const handle = requestHandler.handle.bind(requestHandler);
  requestHandler.handle = async (request, options) => {
    const { response } = await handle(request, options);
    const body: unknown = response.body;
    if (!(body instanceof Readable)) return { response };
    const stop = () => body.destroy(new Error('aborted'));
    const { abortSignal: signal } = (options ?? {}) as { abortSignal?: AbortSignal };
    signal?.addEventListener('abort', stop);
    try {
      const { bytes, complete } = await readBody(body, undefined, ANSWER_LIMIT_BYTES);
      if (!complete) throw new AnswerTooLong(ANSWER_LIMIT_BYTES);
      return { response: Object.assign(response, { body: Readable.from([bytes], { objectMode: false }) }) };
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  };
}
