/** When what is tested begins to be untrue: how the weight is spread over the looks. */
export interface Onset {
  /** Of the whole, at the first look: what a deploy breaks is mostly broken at once. */
  atFirst: number;
  /** Of what is still waiting, at each later look. */
  hazard: number;
}

/**
 * Four fifths at the first look, the rest evenly in the course of a watch of so many looks. A geometric series never
 * spends more than there is, so a watch that goes on for longer keeps its bound.
 */
export function onsetWithin(looks: number): Onset {
  return { atFirst: 0.8, hazard: 1 / Math.max(2, looks) };
}
