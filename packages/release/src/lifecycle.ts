import type { HostStatus, Release } from './host-status';

/** What makes a release run: its own recorded steps and checks, or those of another one. */
export interface Start {
  steps: Readonly<Partial<Record<string, string>>>;
  /** What runs those that do not begin with `#!`. */
  shell?: string | undefined;
  healthTimeoutMs: number;
  healthUrl?: string | undefined;
  /** The release whose steps and env these are, where it is another one. */
  stepsFrom?: string;
  /** Why all of it can pass and the release may still not run. */
  gap?: string;
}

/** A release whose steps an adopted one can be started with. */
export type Lender = Pick<Start, 'steps' | 'shell' | 'healthTimeoutMs' | 'healthUrl'> & {
  release: string;
  version: string;
};

const MIGRATIONS: ReadonlySet<string> = new Set(['migrate', 'migrate-down']);

/** Another tool made it live, and we found it: it has no steps of its own, and its files are not ours. */
export function isAdopted({ adopted }: Pick<Release, 'adopted'>): boolean {
  return adopted === true;
}

/** It passed its checks when it was last made live: a deploy of the same has nothing to do. */
export function isVerified({ state, checked }: Pick<Release, 'state' | 'checked'>): boolean {
  return checked && (state === 'good' || state === 'live');
}

/** A failed deploy may go back to it: what a dead run of ours left unverified is no place to go back to. */
export function isHome(release: Pick<Release, 'checked' | 'adopted'>): boolean {
  return release.checked || isAdopted(release);
}

/** A rollback may select it automatically. */
export function isGood({ state }: Pick<Release, 'state'>): boolean {
  return state === 'good';
}

/** It may be removed when it is old: we shipped it. */
export function isRemovable(release: Pick<Release, 'adopted'>): boolean {
  return !isAdopted(release);
}

/**
 * What makes `target` run on the way back: what it recorded itself. An adopted release recorded nothing: it is started
 * with `activate` and the checks of the release that is left, in its own folder.
 */
export function startOf(target: Release, lender: Lender | undefined): Start {
  if (!isAdopted(target)) return target;
  const nothing = { steps: {}, healthTimeoutMs: 0 };
  const why = `${target.release} was adopted and has no steps of its own`;
  if (!lender) return { ...nothing, gap: `${why}, and no release on this host has steps to start it with` };
  const lent = Object.entries(lender.steps).filter(([name]) => name === 'activate' || name === 'health-command');
  const { release: stepsFrom, shell, healthTimeoutMs, healthUrl } = lender;
  if (lent.length > 0 || healthUrl !== undefined) {
    return { steps: Object.fromEntries(lent), shell, healthTimeoutMs, healthUrl, stepsFrom };
  }
  const isPlain = Object.keys(lender.steps).every((name) => MIGRATIONS.has(name));
  return isPlain ? nothing : { ...nothing, gap: `${why}, and ${lender.version} has neither \`activate\` nor a check` };
}

/** Whose steps an adopted release is started with in a rollback: those of the live one or, where that is adopted, of the newest other. */
export function lenderIn({ current, releases }: Pick<HostStatus, 'current' | 'releases'>): Release | undefined {
  const [newest] = releases
    .filter((release) => !isAdopted(release) && (release.order > 0 || release.release === current))
    .sort((a, b) => Number(b.release === current) - Number(a.release === current) || b.order - a.order);
  return newest;
}
