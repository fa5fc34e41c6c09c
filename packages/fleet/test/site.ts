import { liveRelease } from '@deploy-actions/release';
import { status } from '../../../test/support/release/example-release';
import type { FakeHost } from '../../../test/support/release/fake-host';
import type { Site } from '../src/deploy-plan';
import { newRow } from '../src/fleet-result';

/** A host on its way to `v2`, with v2 staged. */
export function siteOf(host: FakeHost, more: Partial<Site> = {}): Site {
  const state = status(host.current, host.releases, host.bad);
  const before = liveRelease(state);
  const row = { ...newRow(host.label), version: before?.version ?? '', release: before?.release ?? '' };
  const choice = { kind: 'activate' as const, release: 'v2' };
  return { host, status: state, before, row, choice, swap: 'none', wayBack: 'none', ...more };
}
