import type { Labels } from './labels';

/** One series at the time of a scrape, as its line says. */
export interface Sample {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

/** The text format of Prometheus (0.0.4 and 1.0.0), and OpenMetrics. */
export type Format = 'prometheus' | 'openmetrics';
