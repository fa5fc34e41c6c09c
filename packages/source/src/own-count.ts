import { OwnRequests } from './own-requests';
import { NONE_OF_OURS, type Own } from './own-window';
import type { SourceSettings } from './source-settings';

/** What is known of our own requests at a reading. */
export interface OwnCount {
  upTo(isReset: boolean): Own;
  /** The next reading is compared with this one. */
  settle(): void;
}

export const UNCOUNTED: OwnCount = { upTo: () => NONE_OF_OURS, settle: () => undefined };

/** A measurement that is under way. */
export interface OwnMeasurement {
  /** Once it is over; `isAnswered`: with what was asked for. */
  end(isAnswered: boolean): void;
  /** For each of the readers; empty where the service does not count us. */
  counts: readonly OwnCount[];
}

/** Begins measurements of the instances, by their index, for so many readers of each. */
export function ownMeasurements(
  { instances, ownRequests }: Pick<SourceSettings, 'instances' | 'ownRequests'>,
  readers: number,
  requests: OwnRequests = new OwnRequests(),
): (at: number) => OwnMeasurement {
  if (ownRequests !== 'counted') return () => ({ end: () => undefined, counts: [] });
  const windows = instances.map((instance) => Array.from({ length: readers }, () => requests.window(instance)));
  return (at) => {
    const instance = instances[at];
    if (instance === undefined) throw new Error(`There is no instance ${at}.`);
    const ask = requests.begin(instance);
    return {
      end: (isAnswered) => requests.end(ask, isAnswered),
      counts: (windows[at] ?? []).map((window) => ({
        upTo: (isReset) => window.upTo(ask, isReset),
        settle: () => window.settle(ask),
      })),
    };
  };
}
