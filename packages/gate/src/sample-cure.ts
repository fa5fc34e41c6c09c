import { formatDuration } from '@deploy-actions/quantity';
import { nearestRank } from './percentile';

/** So much more than the bare minimum is suggested: an answer now and then takes longer, or does not come. */
const ROOM = 1.2;

/** Why a soak brought fewer samples than a percentile needs, and which settings bring enough. */
export function sampleCure(
  samplesMs: readonly number[],
  needed: number,
  { soakMs, intervalMs }: { soakMs: number; intervalMs: number },
): string {
  // How long it took from one sample to the next, pauses of the runner included.
  const paceMs = Math.max(intervalMs, samplesMs.length === 0 ? 0 : soakMs / samplesMs.length);
  const soak = soakFor(needed, paceMs);
  const answered = samplesMs.filter((ms) => Number.isFinite(ms));
  const medianMs = answered.length === 0 ? 0 : nearestRank(answered, 50);
  if (medianMs > intervalMs) {
    const longer = `an answer takes ${formatDuration(medianMs)}, longer than the interval of ${formatDuration(intervalMs)}`;
    return `${longer}: ${soak}`;
  }
  if (soakMs / intervalMs < needed) return `the soak is too short: ${soak}, or ${intervalFor(needed, soakMs)}`;
  return `the runner could not always reach the service, or some answers took longer than the interval: ${soak}`;
}

/** Which soak brings so many samples at this pace. */
export function soakFor(needed: number, paceMs: number): string {
  return `set soak to ${Math.ceil((needed * paceMs * ROOM) / 1000)}s or more`;
}

/** Which interval brings so many samples in this soak. */
export function intervalFor(needed: number, soakMs: number): string {
  return `interval to ${Math.max(1, Math.floor(soakMs / needed / ROOM))}ms or less`;
}
