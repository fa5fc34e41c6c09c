import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { contextTrusting } from '@deploy-actions/http';
import { member } from './members';

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
  return async (input, signal) => {
    try {
      return await client.send(new GetMetricDataCommand({ ...input, ScanBy: 'TimestampAscending' }), {
        abortSignal: signal,
      });
    } catch (error) {
      if (member(error, 'name') === 'AbortError' && signal.aborted) throw signal.reason;
      throw error;
    }
  };
}
