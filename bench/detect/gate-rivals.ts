/** One request of a loop, begun at `atMs`, given up after `limitMs`: good or not, and when that was known. */
export type Ask = (atMs: number, limitMs?: number) => { good: boolean; endMs: number };

/** How a run ended; `endedMs` is infinite where it waits for an answer without a limit that never comes. */
export interface Ending {
  verdict: 'green' | 'red';
  endedMs: number;
}

/** What users have instead, in our own words, from the moment at which the deploy has ended. */
export interface Rival {
  id: string;
  title: string;
  run: (ask: Ask) => Ending;
}

const WATCH_MS = 300_000;

export const rivals: Rival[] = [
  {
    id: 'curl-once',
    title: '`sleep 30; curl --fail`',
    run: (ask) => {
      const { good, endMs } = ask(30_000);
      return ended(good, endMs);
    },
  },
  {
    id: 'curl-five',
    title: '`sleep 30; for i in {1..5}: curl --fail && break; sleep 10`',
    // The last command of the loop is `sleep`: whatever curl said, it is green.
    run: (ask) => ended(true, untilGood(ask, { fromMs: 30_000, times: 5, pauseMs: 10_000 }).endMs),
  },
  {
    id: 'watch-30',
    title: '`curl --max-time 10` every 30 s for 5 minutes, 3 failures in a row',
    run: (ask) => watch(ask, { everyMs: 30_000, threshold: 3, limitMs: 10_000 }),
  },
  {
    id: 'watch-5-first',
    title: '`curl --max-time 5` every 5 s for 5 minutes, ends at the first failure',
    run: (ask) => watch(ask, { everyMs: 5000, threshold: 1, limitMs: 5000 }),
  },
  {
    id: 'url-health-check',
    title: 'Jtalk/url-health-check-action, `max-attempts: 3, retry-delay: 10s, retry-all`',
    // curl's --retry 3 is three more after the first, and the first good one ends it.
    run: (ask) => {
      const { good, endMs } = untilGood(ask, { fromMs: 0, times: 4, pauseMs: 10_000 });
      return ended(good, endMs);
    },
  },
  {
    id: 'wait-for-response',
    title: 'nev7n/wait_for_response, at its defaults (every 200 ms, 30 s)',
    run: (ask) => {
      let atMs = 0;
      for (;;) {
        const { good, endMs } = ask(atMs);
        if (good || endMs === Number.POSITIVE_INFINITY) return ended(good, endMs);
        atMs = endMs + 200;
        if (atMs > 30_000) return ended(false, atMs);
      }
    },
  },
];

function untilGood(ask: Ask, { fromMs, times, pauseMs }: { fromMs: number; times: number; pauseMs: number }) {
  let atMs = fromMs;
  let last = { good: false, endMs: atMs };
  for (let count = 0; count < times; count++) {
    last = ask(atMs);
    if (last.good || last.endMs === Number.POSITIVE_INFINITY) break;
    atMs = last.endMs + pauseMs;
  }
  return last;
}

/** Waits until the service has answered once, as a person would, and then watches. */
function watch(ask: Ask, { everyMs, threshold, limitMs }: { everyMs: number; threshold: number; limitMs?: number }) {
  let atMs = untilGood(ask, { fromMs: 0, times: 60, pauseMs: 1000 }).endMs;
  const untilMs = atMs + WATCH_MS;
  for (let failures = 0; atMs + everyMs <= untilMs; ) {
    const { good, endMs } = ask(atMs + everyMs, limitMs);
    failures = good ? 0 : failures + 1;
    if (failures === threshold || endMs === Number.POSITIVE_INFINITY) return ended(false, endMs);
    atMs = endMs;
  }
  return ended(true, untilMs);
}

function ended(good: boolean, endedMs: number): Ending {
  return { verdict: good ? 'green' : 'red', endedMs };
}
