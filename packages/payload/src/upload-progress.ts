import type { Clock } from '@deploy-actions/clock';
import { formatDuration, formatSize } from '@deploy-actions/quantity';

/** How often a running upload is reported. */
const INTERVAL_MS = 5000;
/** The rate is that of the last three intervals: it follows a link that gets slower, and does not jump. */
const RATE_INTERVALS = 3;

/** Counts file contents of one upload, before compression. */
export class UploadProgress {
  sentBytes = 0;
  /** What is known to be sent so far: a file that turns out not to be on the host is added when that shows. */
  expectedBytes = 0;
  isSent = false;

  expect(bytes: number): void {
    this.expectedBytes += bytes;
  }

  send(bytes: number): void {
    this.sentBytes += bytes;
  }
}

export interface ProgressReport {
  /** The hosts that get this upload. */
  hosts: readonly string[];
  clock: Clock;
  log(line: string): void;
}

/**
 * Logs a line every five seconds until `work` has ended: bytes, share, rate and time left; once everything is sent, one
 * line that the hosts verify it. An upload that takes less, or that sends no file, logs nothing.
 */
export async function withProgress<T>(
  progress: UploadProgress,
  { hosts, clock, log }: ProgressReport,
  work: Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const reporting = report(done.signal);
  try {
    return await work;
  } finally {
    done.abort();
    await reporting;
  }

  async function report(signal: AbortSignal): Promise<void> {
    const samples = [{ atMs: clock.elapsed(), bytes: 0 }];
    while (await hasSlept(clock, signal)) {
      const { sentBytes, expectedBytes, isSent } = progress;
      if (expectedBytes === 0) {
        if (isSent) return;
        continue;
      }
      if (isSent) {
        log(`${label(hosts)}: all ${formatSize(sentBytes)} sent; waiting until the release is verified there`);
        return;
      }
      samples.push({ atMs: clock.elapsed(), bytes: sentBytes });
      if (samples.length > RATE_INTERVALS + 1) samples.shift();
      log(`${label(hosts)}: ${progressLine(samples, sentBytes, expectedBytes)}`);
    }
  }
}

/** `12.0 MiB of 80.0 MiB sent (15 %), 2.4 MiB/s, 28.3 s left`. `samples` are the oldest to the latest one. */
export function progressLine(
  samples: readonly { atMs: number; bytes: number }[],
  sentBytes: number,
  expectedBytes: number,
): string {
  // Rounded down: 100 % is said only when nothing is left.
  const share = `${Math.floor((sentBytes / expectedBytes) * 100)} %`;
  const head = `${formatSize(sentBytes)} of ${formatSize(expectedBytes)} sent (${share})`;
  const [first, last] = [samples[0], samples.at(-1)];
  const tookMs = (last?.atMs ?? 0) - (first?.atMs ?? 0);
  const bytesPerMs = tookMs > 0 ? ((last?.bytes ?? 0) - (first?.bytes ?? 0)) / tookMs : 0;
  if (bytesPerMs === 0) return `${head}, nothing more in the last ${formatDuration(tookMs)}`;
  const leftMs = (expectedBytes - sentBytes) / bytesPerMs;
  return `${head}, ${formatSize(Math.round(bytesPerMs * 1000))}/s, ${formatDuration(leftMs)} left`;
}

function label([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return `Upload to ${first}`;
  return `Upload to ${first} and ${others.length} more ${others.length === 1 ? 'host' : 'hosts'}`;
}

function hasSlept(clock: Clock, signal: AbortSignal): Promise<boolean> {
  return clock.sleep(INTERVAL_MS, signal).then(
    () => true,
    () => false,
  );
}
