import { UserError } from '@deploy-actions/error';
import {
  type BaseIndex,
  type BytePath,
  leastRoom,
  type Payload,
  requireRoom,
  type Seeding,
  showPath,
} from '@deploy-actions/payload';
import type { HostStatus } from '@deploy-actions/release';
import type { Site } from './deploy-plan';
import { failRow } from './fleet-result';
import { holderOf } from './holder';
import type { Choice } from './release-choice';

/**
 * One host that is to get a version. A deploy asks everything below before it changes anything there, and a plan asks
 * the same: whatever one of them refuses, the other one does.
 */
export interface Candidate {
  label: string;
  status: HostStatus;
  choice: Choice;
}

/** Of an upload, when it is known what the host has. */
export interface UploadCandidate extends Pick<Candidate, 'label' | 'status'> {
  payload: Pick<Payload, 'entries'>;
  /** What can be linked; `NO_BASE` where nothing is to be. */
  base: BaseIndex;
  seeding: Pick<Seeding, 'seeds' | 'missing'>;
}

/** Why a host refuses this version, where its choice is `bad`. */
export function badRelease(label: string, version: string, reason: string): UserError {
  return new UserError('BAD_RELEASE', `${label}: ${version} is marked bad: ${reason}`);
}

/** Why nothing can be deployed to this host at all; a host with nothing to do is not asked. */
export function hostRefusal({ label, status, choice }: Candidate): UserError | undefined {
  const [first] = status.objections;
  if (!first || choice.kind === 'unchanged') return undefined;
  const { code } = first;
  return new UserError(code, status.objections.map(({ message }) => `${label}: ${message}`).join('\n'));
}

/** Notes in the row of each host that it is refused, if so; returns why. */
export function refuseUnfit(sites: readonly Pick<Site, 'host' | 'status' | 'choice' | 'row'>[]): UserError[] {
  return sites.flatMap(({ host, row, ...site }) => {
    const refusal = hostRefusal({ ...site, label: host.label });
    if (refusal) failRow(row, refusal);
    return refusal ? [refusal] : [];
  });
}

/** As a deploy finds it when it takes the lock. */
export function lockRefusal({ label, status }: Omit<Candidate, 'choice'>, lockWaitMs: number): UserError | undefined {
  if (!status.lock || lockWaitMs > 0) return undefined;
  return new UserError('LOCKED', `${label} is locked by ${holderOf(status.lock)}.`);
}

/** Why an upload cannot end well, as far as it is known before it begins; what comes closer is found by the host itself. */
export function uploadRefusal({ label, status, payload, base, seeding }: UploadCandidate): UserError | undefined {
  if (seeding.missing.length > 0) return sharedMissing(label, seeding.missing);
  try {
    requireRoom(label, status.freeKiB, leastRoom(payload.entries, base, seeding.seeds));
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function sharedMissing(label: string, missing: readonly BytePath[]): UserError {
  const names = missing.map((path) => `shared/${showPath(path)}`).join(', ');
  return new UserError('SHARED_MISSING', `${label}: missing on the host and in the payload: ${names}`);
}
