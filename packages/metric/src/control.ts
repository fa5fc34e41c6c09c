import type { Observation } from './measurement';
import type { SignalSource } from './signal-source';

/**
 * The source with what the old version counted in the same interval, beside the first signal's own counts. What the old
 * version cannot say is missing there, and nothing else: the new version is still measured.
 */
export function besideControl(source: SignalSource, control: SignalSource): SignalSource {
  return {
    pace: source.pace,
    measure: async () => {
      const [[first, ...others], [old]] = await Promise.all([source.measure(), control.measure()]);
      return first === undefined ? [] : [{ ...first, ...countsOf(old) }, ...others];
    },
    check: async () => (await Promise.all([source.check(), control.check()])).flat(),
  };
}

function countsOf(old: Observation | undefined): Pick<Observation, 'control'> {
  if (old?.errors === undefined || old.total === undefined) return {};
  return { control: { errors: old.errors, total: old.total } };
}
