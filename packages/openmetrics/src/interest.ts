import { LabelReader } from './label-reader';
import type { Selector } from './selector';

/** What is wanted of the series of one name. */
export interface Interest {
  readonly name: string;
  /** The selectors, by their index, that the name is right for. */
  readonly selectors: readonly number[];
  /** It says when others that are wanted began. */
  readonly isCreated: boolean;
  readonly isProcessStart: boolean;
  readonly isAny: boolean;
  /** Of its lines, which mostly have the same labels. */
  readonly labelReader: LabelReader | undefined;
}

export const NO_INTEREST: Interest = {
  name: '',
  selectors: [],
  isCreated: false,
  isProcessStart: false,
  isAny: false,
  labelReader: undefined,
};

const PROCESS_START = 'process_start_time_seconds';

const CREATED = '_created';

/** The suffixes of series that a `_created` stands beside. */
const BESIDE_CREATED = ['_total', '_bucket', '_count', '_sum', ''];

export function interestIn(name: string, selectors: readonly Selector[]): Interest {
  const wanted = selectors.flatMap((selector, index) => (selector.acceptsName(name) ? [index] : []));
  const base = name.endsWith(CREATED) ? name.slice(0, -CREATED.length) : undefined;
  const isWanted = (other: string) => selectors.some((selector) => selector.acceptsName(other));
  const isCreated = base !== undefined && BESIDE_CREATED.some((suffix) => isWanted(base + suffix));
  const isProcessStart = name === PROCESS_START;
  const isAny = wanted.length > 0 || isCreated || isProcessStart;
  return {
    name,
    selectors: wanted,
    isCreated,
    isProcessStart,
    isAny,
    labelReader: isAny ? new LabelReader() : undefined,
  };
}
