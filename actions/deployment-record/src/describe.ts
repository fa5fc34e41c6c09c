import { DESCRIPTION_LIMIT } from '@deploy-actions/github';
import type { Kind, Status } from './inputs';

/** Every description of a rollback begins with this; `judge` reads it. */
export const ROLLED_BACK = 'Rolled back';

const begun: Record<Kind, string> = { deploy: 'Deploying', rollback: 'Rolling back to', hotfix: 'Hotfixing with' };
const done: Record<Kind, string> = { deploy: 'Deployed', rollback: 'Went back to', hotfix: 'Hotfixed with' };
const broken: Record<Kind, string> = { deploy: 'Deploy of', rollback: 'Rollback to', hotfix: 'Hotfix with' };

export interface Described {
  kind: Kind;
  version: string;
  /** The version that is live after a rollback; empty where it is not known. */
  liveVersion?: string;
  /** Of a failure: no host was switched, so that users never saw the version. */
  neverLive?: boolean;
}

export function describeStart({ kind, version }: Described): string {
  return cut(`${begun[kind]} ${version}`);
}

export function describeFinish(status: Status, { kind, version, liveVersion, neverLive = false }: Described): string {
  if (status === 'success') return cut(`${done[kind]} ${version}`);
  if (status === 'failure') {
    return cut(`${broken[kind]} ${version} ${neverLive ? 'ended before it went live' : 'failed'}`);
  }
  if (status === 'cancelled') return cut(`${broken[kind]} ${version} was cancelled`);
  return cut(
    liveVersion ? `${ROLLED_BACK} to ${liveVersion}: ${version} was bad` : `${ROLLED_BACK}: ${version} was bad`,
  );
}

/** To GitHub's limit, never inside a character. */
export function cut(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  if (characters.length <= DESCRIPTION_LIMIT) return characters.join('');
  return `${characters.slice(0, DESCRIPTION_LIMIT - 1).join('')}…`;
}
