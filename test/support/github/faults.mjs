/**
 * Faults that a test has ordered, each for the next `times` (1) requests that match.
 *
 * kind `status`: refused with `status`, `headers`, `body`, nothing is done; `lost-answer`: done, but the connection
 * breaks instead of an answer; `reset`: breaks before anything is done; `hang`: never answered; `garbage`: done, and
 * answered with half of the JSON.
 */
export class Faults {
  #orders = [];

  add({ method = '', path = '', times = 1, ...fault }) {
    this.#orders.push({ method, path, left: times, fault });
  }

  /** Takes the next fault for this request, if one was ordered. */
  take(method, path) {
    const order = this.#orders.find(
      (entry) =>
        entry.left > 0 &&
        (entry.method === '' || entry.method === method) &&
        (entry.path instanceof RegExp ? entry.path.test(path) : path.includes(entry.path)),
    );
    if (!order) return undefined;
    order.left--;
    return order.fault;
  }

  /** How many ordered faults have not happened. */
  get pending() {
    return this.#orders.reduce((sum, { left }) => sum + left, 0);
  }
}

/** Ready-made faults, in GitHub's own words. */
export const fault = {
  unavailable: () => ({ kind: 'status', status: 503, body: { message: 'Service unavailable' } }),
  tooMany: (seconds) => ({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: { message: 'API rate limit exceeded' },
  }),
  secondaryLimit: (seconds) => ({
    kind: 'status',
    status: 403,
    headers: seconds === undefined ? {} : { 'retry-after': String(seconds) },
    body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
  }),
  lostAnswer: () => ({ kind: 'lost-answer' }),
  reset: () => ({ kind: 'reset' }),
  hang: () => ({ kind: 'hang' }),
  garbage: () => ({ kind: 'garbage' }),
};
