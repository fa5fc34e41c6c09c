import type { HostRow } from './fleet-result';
import type { Host } from './host';
import { liveRelease } from './host-status';

/** After a swap was asked for, nothing but the host itself knows what is live. */
export async function lookAgain(host: Pick<Host, 'status'>, row: HostRow): Promise<void> {
  const status = await host.status().catch(() => undefined);
  const live = status && liveRelease(status);
  row.version = status ? (live?.version ?? '') : 'unknown';
  row.release = live?.release ?? '';
}
