/** The exact 95 % interval of Clopper and Pearson (1934) for a probability of which `hits` of `trials` were seen. */
export function clopperPearson(hits: number, trials: number): { lower: number; upper: number } {
  return {
    lower: hits === 0 ? 0 : solve((p) => 1 - atMost(hits - 1, trials, p) > 0.025),
    upper: hits === trials ? 1 : solve((p) => atMost(hits, trials, p) < 0.025),
  };
}

function solve(isBeyond: (p: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    [low, high] = isBeyond(middle) ? [low, middle] : [middle, high];
  }
  return (low + high) / 2;
}

function atMost(hits: number, trials: number, p: number): number {
  let logTerm = trials * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  for (let x = 1; x <= hits; x++) {
    logTerm += Math.log((trials - x + 1) / x) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(logTerm);
  }
  return sum;
}
