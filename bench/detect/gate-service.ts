import { type Draw, randomFrom } from './random';

/** What one request meets: an answer after a while, a refusal at once, or nothing, ever. */
export interface Meeting {
  kind: 'good' | 'bad' | 'hang';
  /** Until the answer or the refusal is there; meaningless where it hangs. */
  afterMs: number;
}

export interface Service {
  /** Refuses before this moment, as a process that still boots. */
  upMs: number;
  /** When its process dies; never where infinite. */
  diesMs: number;
  /** What a dead one does with a request: a closed port refuses, a process that is stuck says nothing. */
  dead: 'refuses' | 'hangs';
  blips: readonly Blip[];
  /** Of a single request that fails though nothing else is wrong. */
  badProbability: number;
  /** For the draws of each request. */
  seed: number;
}

/** For a short while the service refuses (a worker is replaced) or lets everybody wait (its garbage is collected). */
export interface Blip {
  fromMs: number;
  toMs: number;
  kind: 'refuses' | 'pauses';
}

const REFUSED_MS = 1;

/** What the `nth` request (from 0) meets at a moment; the same for the same seed. */
export function meet(service: Service, nth: number, atMs: number): Meeting {
  if (atMs >= service.diesMs) return service.dead === 'hangs' ? HANG : REFUSED;
  if (atMs < service.upMs) return REFUSED;
  const draw = randomFrom(service.seed, nth);
  const latencyMs = latency(draw);
  const blip = service.blips.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
  if (blip?.kind === 'refuses') return REFUSED;
  const waitsMs = blip === undefined ? 0 : blip.toMs - atMs;
  // What was asked before the death is not answered after it.
  if (atMs + waitsMs + latencyMs >= service.diesMs) {
    return service.dead === 'hangs' ? HANG : { kind: 'bad', afterMs: service.diesMs - atMs };
  }
  return { kind: draw() < service.badProbability ? 'bad' : 'good', afterMs: waitsMs + latencyMs };
}

/** Boots for up to 10 s and dies at a moment of the five minutes that follow on the first thirty seconds. */
export function dying(seed: number, dead: Service['dead']): Service {
  const draw = randomFrom(seed, -1);
  return { upMs: 10_000 * draw(), diesMs: 30_000 + 270_000 * draw(), dead, blips: [], badProbability: 0, seed };
}

/**
 * Lives, and stumbles as services do: one request of a hundred fails, and every 20 to 100 s (by service) it refuses for
 * up to 1.9 s or pauses for up to 4.5 s. No user would want a rollback for that.
 */
export function flapping(seed: number, lengthMs: number): Service {
  const draw = randomFrom(seed, -1);
  const meanGapMs = 20_000 + 80_000 * draw();
  const blips: Blip[] = [];
  for (let atMs = gap(draw, meanGapMs); atMs < lengthMs; atMs += gap(draw, meanGapMs)) {
    const kind = draw() < 0.5 ? 'refuses' : 'pauses';
    const lastsMs = kind === 'refuses' ? 100 + 1800 * draw() : 200 + 4300 * draw();
    blips.push({ fromMs: atMs, toMs: atMs + lastsMs, kind });
    atMs += lastsMs;
  }
  return { upMs: 0, diesMs: Number.POSITIVE_INFINITY, dead: 'refuses', blips, badProbability: 0.01, seed };
}

const HANG: Meeting = { kind: 'hang', afterMs: Number.POSITIVE_INFINITY };
const REFUSED: Meeting = { kind: 'bad', afterMs: REFUSED_MS };

/** Two blips are never nearer than this: each is a stumble of its own. */
const LEAST_GAP_MS = 10_000;

function gap(draw: Draw, meanMs: number): number {
  return LEAST_GAP_MS - (meanMs - LEAST_GAP_MS) * Math.log(1 - draw());
}

/** Log-normal: half of the answers take less than 40 ms, one of a hundred more than 160 ms. */
function latency(draw: Draw): number {
  const normal = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  return 40 * Math.exp(0.6 * normal);
}
