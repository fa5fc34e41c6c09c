/** What the gate says of a check or of the fleet. */
export type Verdict = 'healthy' | 'unhealthy' | 'inconclusive';

/** Empty while nothing is decided. */
export type Undecided = '';
