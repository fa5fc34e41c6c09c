/** Values by the series' key. */
export type Values = ReadonlyMap<string, number>;

/** What was found in a whole document. */
export interface Exposition {
  /** For each selector, in their order. */
  readonly selected: readonly Values[];
  /** The name of every series in the document. */
  readonly names: ReadonlySet<string>;
  /** The type of each metric that has one, by its name: counter, gauge, histogram, … */
  readonly types: ReadonlyMap<string, string>;
  /** When a series began, in seconds since 1970, by `originKey`. */
  readonly createdSeconds: ReadonlyMap<string, number>;
  /** When the process began; undefined where it does not say so, or where several do. */
  readonly processStartSeconds: number | undefined;
}

/** `truncated`: not all of it is there; `malformed`: it is no such document; `duplicate`: a series stands in it twice. */
export interface ExpositionProblem {
  readonly code: 'truncated' | 'malformed' | 'duplicate';
  /** With the line. */
  readonly reason: string;
}
