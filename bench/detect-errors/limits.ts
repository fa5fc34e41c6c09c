/**
 * What one request tells, as a mean, of a rate of errors that is `actual` against one of at most `limit`: the
 * Kullback-Leibler divergence, in nats.
 */
export function information(actual: number, limit: number): number {
  return actual * Math.log(actual / limit) + (1 - actual) * Math.log((1 - actual) / (1 - limit));
}

/**
 * Requests that any test needs as a mean, if it is wrong in at most `falseAlarm` of all watches, however often it looks,
 * and does find what is `actual` in the end (Wald 1945).
 */
export function leastMean(actual: number, limit: number, falseAlarm: number): number {
  return Math.log(1 / falseAlarm) / information(actual, limit);
}

/**
 * The probability, at most, that any test has found what is `actual` after so many requests, if it is wrong in at most
 * `falseAlarm` of all watches: that of the one which looks then and never else (Neyman and Pearson 1933).
 */
export function mostPower(requests: number, actual: number, limit: number, falseAlarm: number): number {
  let [tail, power] = [0, 0];
  for (let errors = requests; errors >= 0; errors--) {
    const usual = binomialChance(errors, requests, limit);
    if (tail + usual > falseAlarm)
      return power + ((falseAlarm - tail) / usual) * binomialChance(errors, requests, actual);
    tail += usual;
    power += binomialChance(errors, requests, actual);
  }
  return power;
}

function binomialChance(hits: number, trials: number, chance: number): number {
  const ways = logFactorial(trials) - logFactorial(hits) - logFactorial(trials - hits);
  return Math.exp(ways + hits * Math.log(chance) + (trials - hits) * Math.log1p(-chance));
}

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let at = logFactorials.length; at <= n; at++) logFactorials.push((logFactorials[at - 1] ?? 0) + Math.log(at));
  return logFactorials[n] ?? 0;
}
