/** ln of n choose k for k from 0 to n. */
export function logChoose(n: number): number[] {
  const logs = [0];
  for (let k = 1; k <= n; k++) logs.push((logs[k - 1] ?? 0) + Math.log((n - k + 1) / k));
  return logs;
}

/** The probabilities of 0 to n hits. */
export function binomialLaw(n: number, p: number): number[] {
  return logChoose(n).map((log, k) => Math.exp(log + k * Math.log(p) + (n - k) * Math.log1p(-p)));
}

/** The same for requests that hang together: their probability is drawn from a beta law around p. */
export function betaBinomialLaw(n: number, p: number, correlation: number): number[] {
  const weight = (1 - correlation) / correlation;
  const [a, b] = [p * weight, (1 - p) * weight];
  const rising = (from: number) => {
    const logs = [0];
    for (let k = 1; k <= n; k++) logs.push((logs[k - 1] ?? 0) + Math.log(from + k - 1));
    return logs;
  };
  const [hits, misses, all] = [rising(a), rising(b), rising(a + b)];
  return logChoose(n).map((log, k) => Math.exp(log + (hits[k] ?? 0) + (misses[n - k] ?? 0) - (all[n] ?? 0)));
}

/** The law of one of two binomials when their sum is known, with odds that are `odds` times the other's (Fisher). */
export function noncentralHypergeometricLaw(first: number, second: number, sum: number, odds: number): number[] {
  const [chooseFirst, chooseSecond] = [logChoose(first), logChoose(second)];
  const weights = Array.from({ length: sum + 1 }, (_, k) =>
    k > first || sum - k > second
      ? 0
      : Math.exp((chooseFirst[k] ?? 0) + (chooseSecond[sum - k] ?? 0) + k * Math.log(odds)),
  );
  const total = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / total);
}

export function expectation(law: readonly number[], value: (k: number) => number): number {
  return law.reduce((sum, probability, k) => sum + (probability === 0 ? 0 : probability * value(k)), 0);
}
