import type { SignalResult } from '@deploy-actions/metric';
import { isSilent, type Measurement } from '@deploy-actions/source';

/** An instance that was silent in most measurements, although the others gave data. */
export interface Unheard {
  name: string;
  /** Measurements in which it did not answer with anything usable. */
  silent: number;
  of: number;
}

/** A pass says little about these, and the measurements say nothing at all. */
export function unheard(measurements: readonly Measurement[]): Unheard[] {
  const names = measurements[0]?.instances.map(({ name }) => name) ?? [];
  return names.flatMap((name) => {
    const readings = measurements.flatMap(({ instances }) => instances.filter((instance) => instance.name === name));
    const silent = readings.filter(isSilent).length;
    return silent * 2 > readings.length ? [{ name, silent, of: readings.length }] : [];
  });
}

/** Of all signals, each instance once, where it was silent most. */
export function unheardIn(signals: readonly Pick<SignalResult, 'form' | 'measurements'>[]): Unheard[] {
  const worst = new Map<string, Unheard>();
  for (const found of signals.flatMap((signal) => unheard(countable(signal)))) {
    if (found.silent > (worst.get(found.name)?.silent ?? 0)) worst.set(found.name, found);
  }
  return [...worst.values()];
}

/** The first reading of what is compared with the one before is not planned for: it can give no data. */
function countable({ form, measurements }: Pick<SignalResult, 'form' | 'measurements'>): readonly Measurement[] {
  const isLevel = form === 'ratio' || form === 'value';
  return isLevel || measurements.length < 2 ? measurements : measurements.slice(1);
}
