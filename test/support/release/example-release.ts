import type { HostStatus, Release } from '@deploy-actions/release';

/** A release as a host would tell of it; `order` is its place in the row of deploys. */
export function release(name: string, more: Partial<Release> = {}): Release {
  return {
    release: name,
    version: name.replace(/\.r\d+$/, ''),
    state: 'good',
    order: Number(/\d+/.exec(name)?.[0] ?? 1),
    checked: true,
    activatedAt: '2026-01-01T00:00:00Z',
    payloadSha256: `payload-${name}`,
    recordSha256: 'record',
    strategy: 'files',
    steps: {},
    healthTimeoutMs: 1000,
    environment: 'production',
    previousVersion: '',
    events: [],
    ...more,
  };
}

export function status(current: string, releases: Release[], bad: string[] = []): HostStatus {
  return {
    protocol: 1,
    root: '/srv/app',
    hasFolder: true,
    current,
    pointing: current === '' ? 'none' : 'release',
    target: current === '' ? '' : `releases/${current}`,
    switched: null,
    releases,
    foreign: [],
    objections: [],
    bad: bad.map((version) => ({ version, at: '2026-01-01T00:00:00Z', reason: 'too many errors' })),
    lock: null,
    history: [],
    freeKiB: 1000,
  };
}
