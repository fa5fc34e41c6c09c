import type { Observation } from './measurement';
import type { SignalSource } from './signal-source';

interface Counts {
  errors: number;
  total: number;
}

const NOTHING: Counts = { errors: 0, total: 0 };

/**
 * The source with what the old version counted beside the first signal's own counts. What the old version cannot say
 * is missing there, and nothing else: the new version is still measured. Both are compared over the same time: what
 * one has counted while the other was silent is kept until that one answers, and tells of the whole time.
 */
export function besideControl(source: SignalSource, control: SignalSource): SignalSource {
  let [fresh, old] = [NOTHING, NOTHING];

  function compared(seen: Observation, beside: Observation | undefined): Pick<Observation, 'control'> {
    const [mine, theirs] = [countsOf(seen), beside && countsOf(beside)];
    [fresh, old] = [plus(fresh, mine), plus(old, theirs)];
    if (mine === undefined || theirs === undefined) return {};
    const control = { ...old, fresh };
    [fresh, old] = [NOTHING, NOTHING];
    return { control };
  }

  return {
    pace: source.pace,
    measure: async () => {
      const [[first, ...others], [beside]] = await Promise.all([source.measure(), control.measure()]);
      return first === undefined ? [] : [{ ...first, ...compared(first, beside) }, ...others];
    },
    check: async () => (await Promise.all([source.check(), control.check()])).flat(),
  };
}

function countsOf({ errors, total, problem }: Observation): Counts | undefined {
  if (problem?.kind === 'no-traffic') return NOTHING;
  return errors === undefined || total === undefined ? undefined : { errors, total };
}

function plus(counts: Counts, more: Counts = NOTHING): Counts {
  return { errors: counts.errors + more.errors, total: counts.total + more.total };
}
