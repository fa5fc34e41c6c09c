interface Timed {
  report: {
    gate?: { timeline: { check?: string; ok: boolean; at: string | number }[]; endedAt?: string };
    endedAt?: string;
  };
}

/** Rows of a label and milliseconds. */
export function timesOf(
  acts: { name: string; steps: { gate?: Timed; rollback?: Timed } }[],
  stage: { observer: { allOn(version: string, since: number): number | undefined } },
): [what: string, ms: number][];
