import { type Host, liveRelease, liveVersion } from '@deploy-actions/release';
import type { HostRow } from './fleet-result';

/** After a swap was asked for, nothing but the host itself knows what is live. */
export async function lookAgain(host: Pick<Host, 'status'>, row: HostRow): Promise<void> {
  const status = await host.status().catch(() => undefined);
  const live = status && liveRelease(status);
  row.version = status ? liveVersion(status) : 'unknown';
  row.release = live?.release ?? '';
}
