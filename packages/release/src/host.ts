import type { Upload } from '@deploy-actions/payload';
import type { UrlAnswer } from './ask-url';
import type { HostStatus, Owner } from './host-status';
import type { StepName } from './record';

/** What a step is told about the transaction that it is part of. */
export interface StepContext {
  operation: 'deploy' | 'rollback' | 'revert';
  previousVersion: string;
  timeoutMs: number;
  signal: AbortSignal;
  /** Another release, whose step and env run in the folder of this one. */
  stepsFrom?: string | undefined;
}

export interface StepResult {
  code: number;
  /** The end of each stream, at most `captureLimit` bytes. */
  stdout: string;
  stderr: string;
  /** A word that was to run the step, and is no program on the host. */
  missing?: string;
  /** Where a program was not found: `env` sets PATH; `literal`: with a `$`, which nothing replaces. */
  pathFromEnv?: 'set' | 'literal';
}

/**
 * `staged`: it was live and has gone back by itself; `checked`: its own checks passed, a confirmation is awaited;
 * `migrated` and `migrated-down`: events that leave its state as it is.
 */
export type Mark = 'staged' | 'checked' | 'good' | 'bad' | 'migrated' | 'migrated-down';

/** The reason by which a host remembers that a release passed its own checks. */
export const PROVEN = 'its own checks passed';

/** What ends a deploy on one host, all in one call. */
export interface Settlement {
  /** A version that is not bad any more. */
  forgive?: string;
  good?: { release: string; reason: string };
  remove: readonly string[];
  /** Gives the lock back, too. */
  isLast: boolean;
}

/**
 * One deploy path on one host, as the fleet transaction sees it. Everything but `status`, `lock`, `breakLock`, `stop`
 * and `askUrl` needs the lock; every method rejects with a coded `UserError`.
 */
export interface Host {
  /** The host as the user wrote it. */
  readonly label: string;
  /** Where uploads of this run are unpacked, below the deploy path. */
  readonly uploadFolder: string;
  status(): Promise<HostStatus>;
  /** Takes the lock, repairs what a dead run left, and returns the state of the host. */
  lock(owner: Owner, ttlMs: number): Promise<HostStatus>;
  refresh(ttlMs: number): Promise<void>;
  /** Gives our own lock back; does nothing where we hold none. */
  unlock(): Promise<void>;
  /** Breaks the lock with this number, whoever holds it; LOCKED where another one is there by now, or a step runs. */
  breakLock(number: number, breaker: Owner, reason: string): Promise<void>;
  /** Stops a step of anybody's, with its children. */
  stop(step: string): Promise<void>;
  /** How far the host is, in milliseconds; infinitely far where that is not known. */
  roundTripMs(): Promise<number>;
  /**
   * Begins to ask for what `roundTripMs` and, with `sharedPaths`, `index` will want to know, while something else is
   * asked: it spares some round trips.
   */
  lookAhead?(sharedPaths: readonly string[] | undefined): void;
  /** What the releases on the host consist of and what is in `shared/`, for `parseBaseIndex` and `parseSharedState`. */
  index(sharedPaths?: readonly string[]): Promise<string>;
  /** Rejects with `StaleBase` where a link did not lead to what it should. */
  stage(release: string, upload: Upload, signal: AbortSignal): Promise<void>;
  /** Why a release that is there already is not what was deployed; undefined where it is, to the last file. */
  prove(release: string): Promise<string | undefined>;
  step(release: string, step: StepName, context: StepContext): Promise<StepResult>;
  /** Asks a URL once, as seen from the host itself. Rejects only where no later attempt can do better. */
  askUrl(url: string, timeoutMs: number, signal: AbortSignal): Promise<UrlAnswer>;
  /**
   * Swaps `current` in one rename; without a release it takes the link away. `proof` notes in the same call that the
   * checks of the release passed, which is so for one that has none; with a settlement it also does what `settle` does.
   */
  switchTo(
    release: string | undefined,
    operation: StepContext['operation'],
    reason: string,
    proof?: 'proven' | Settlement,
  ): Promise<string[]>;
  mark(release: string, state: Mark, reason: string): Promise<void>;
  /** Takes the bad mark from a version. */
  forgive(version: string): Promise<void>;
  note(event: string, release: string, reason: string): Promise<void>;
  remove(release: string): Promise<void>;
  /** Resolves with one sentence for each release that could not be removed. */
  settle(end: Settlement): Promise<string[]>;
  close(): void;
}
