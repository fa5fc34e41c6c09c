import { closest, distance } from 'fastest-levenshtein';
import { BadInput, type InputProblem } from './bad-input';
import type { Contract } from './contract';
import { InputReader } from './input-reader';
import { type RawInputs, rawInputs } from './raw-inputs';

/** One typed record from raw texts, or one `BadInput` with everything that is wrong. */
export function parseInputs<C extends Contract, T>(
  contract: C,
  raw: RawInputs,
  build: (reader: InputReader<C>) => T,
): T {
  const reader = new InputReader(contract, raw.values);
  const inputs = build(reader);
  const problems = [...raw.unknown.map((name) => unknownInput(contract, name)), ...reader.problems];
  if (problems.length > 0) throw new BadInput(problems);
  return inputs;
}

/** The names that `build` reads, for the test that nothing is declared and not read. */
export function namesRead<C extends Contract, T>(contract: C, build: (reader: InputReader<C>) => T): string[] {
  const reader = new InputReader(contract, rawInputs(contract, {}).values);
  build(reader);
  return [...reader.read];
}

function unknownInput(contract: Contract, given: string): InputProblem {
  const name = given.toLowerCase();
  const nearest = closest(name, Object.keys(contract.inputs));
  const guess =
    nearest && distance(name, nearest) <= Math.max(2, nearest.length / 3) ? `Did you mean ${nearest}? ` : '';
  return {
    input: name,
    code: 'UNKNOWN',
    given: name,
    legal: `${guess}${contract.action} has: ${Object.keys(contract.inputs).join(', ')}. (An environment variable INPUT_… of the job arrives the same way.)`,
  };
}
