import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { GetMetricData } from './cloudwatch-source';
import { member } from './members';

export interface CloudwatchAddress {
  region: string;
  /** Instead of the region's own; undefined is that one. */
  endpoint: string | undefined;
  /** Where `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are found: the AWS client knows none of them. */
  proxyEnv: Readonly<Record<string, string | undefined>>;
}

/**
 * The AWS client as its own chain finds credentials: environment, profile, web identity, container or machine. A
 * question that was throttled is asked once more; the watch asks again anyway.
 */
export function cloudwatchClient({ region, endpoint, proxyEnv }: CloudwatchAddress): GetMetricData {
  const address = endpoint === undefined ? { region } : { region, endpoint };
  const requestHandler = { httpAgent: new HttpAgent({ proxyEnv }), httpsAgent: new HttpsAgent({ proxyEnv }) };
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
