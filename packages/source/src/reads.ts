import type { InputContract, InputReader } from '@deploy-actions/action';

interface ContractWith<Name extends string> {
  readonly action: string;
  readonly inputs: Readonly<Record<Name, InputContract>>;
  readonly outputs: readonly string[];
}

/** An input reader of any action whose contract has these names. */
export type Reads<Name extends string> = Pick<
  InputReader<ContractWith<Name>>,
  | 'text'
  | 'structure'
  | 'optional'
  | 'optionalParsed'
  | 'parsedLines'
  | 'duration'
  | 'ratio'
  | 'integer'
  | 'choice'
  | 'problem'
  | 'problems'
>;
