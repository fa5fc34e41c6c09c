/** Gives numbers from 0 to 1, 1 excluded. */
export type Draw = () => number;

/** Draws that are the same for the same `seed` and `stream` (mulberry32, after both were mixed). */
export function randomFrom(seed: number, stream: number): Draw {
  let state = mixed(mixed(seed) ^ Math.imul(stream + 1, 0x9e3779b1));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return mixed(state) / 2 ** 32;
  };
}

function mixed(value: number): number {
  let t = value | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}
