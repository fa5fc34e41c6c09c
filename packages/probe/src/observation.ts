import type { Cause, Note } from './cause';

/**
 * What one probe found out. `own-fault` is what says nothing about the service, because the runner itself could not
 * ask: no name resolution, no route, its proxy's refusal. `no-answer` is the service's: it hung, refused or reset.
 */
export interface Observation {
  /** The service answered, and the answer is what was expected. */
  ok: boolean;
  kind: 'answered' | 'no-answer' | 'own-fault';
  /** The HTTP status, where there was one; also of an answer that broke off later. */
  status?: number;
  version?: string;
  /** From the question to the end of the answer, or to the failure; whole milliseconds. */
  latencyMs: number;
  /** The time-out of this probe ran out. */
  timedOut: boolean;
  /** Why, in one line. Parts of it may come from the service. */
  reason: string;
  /** What the reason says, for whatever decides by it; there is at least one where it is not ok. */
  causes?: readonly Cause[];
  /** What was tolerated. */
  notes?: readonly Note[];
  /** The first bytes of an answer that was not ok, as text. */
  excerpt?: string;
  /** Until the certificate that the service showed ends. */
  certificateDaysLeft?: number;
  /** The IP address that was asked. */
  remote?: string;
  /** Where several addresses were asked at once: what each of them said. */
  parts?: readonly ObservationPart[];
  /** When the question was put, milliseconds since 1970. */
  at: number;
}

/** What one question brought to light, before it is known how long that took. */
export type Finding = Omit<Observation, 'latencyMs' | 'timedOut' | 'at'>;

export interface ObservationPart {
  address: string;
  ok: boolean;
  status?: number;
  version?: string;
  latencyMs: number;
  reason: string;
}
