/** What a version does of its own accord, in shares of its requests. */
export interface Behaviour {
  fails: number;
  /** Requests on which the process dies. */
  crashes?: number;
  /** What each request that was served adds to the share that fails. */
  leaks?: number;
}

export interface Kind {
  title: string;
  /** The new version is as good as the old one. */
  isHealthy: boolean;
  after: Behaviour;
  /** What both versions ask is gone for ten seconds, this long before the deploy. */
  outageBeforeMs?: number;
}

/** Beside these, what all versions ask fails one of 400 requests, in hiccups: 0.5 % together. */
export const USUAL: Behaviour = { fails: 0.0025 };

const OUTAGE = { outageBeforeMs: 110_000 };

/** What a deploy may bring; the share that fails is with the hiccups. */
export const kinds = {
  healthy: { title: 'as good as before', isHealthy: true, after: USUAL },
  outage: { title: 'as good as before, which had an outage of 10 s', isHealthy: true, after: USUAL, ...OUTAGE },
  'worse-1.5': { title: '1.5 % fail', isHealthy: false, after: { fails: 0.0125 } },
  'worse-5': { title: '5 % fail', isHealthy: false, after: { fails: 0.0475 } },
  'worse-50': { title: '50 % fail', isHealthy: false, after: { fails: 0.4975 } },
  crash: {
    title: 'dies at one request of 120, starts again after 0.5 s',
    isHealthy: false,
    after: { ...USUAL, crashes: 1 / 120 },
  },
  leak: { title: 'leaks: 4 % more fail after five minutes', isHealthy: false, after: { ...USUAL, leaks: 0.04 / 7500 } },
  'outage-worse-5': {
    title: '5 % fail, after an outage of 10 s',
    isHealthy: false,
    after: { fails: 0.0475 },
    ...OUTAGE,
  },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
