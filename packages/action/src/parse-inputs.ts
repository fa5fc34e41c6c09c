import { BadInput, type InputProblem } from './bad-input';
import type { Contract } from './contract';
import { InputReader } from './input-reader';
import { nearestName } from './nearest-name';
import { type RawInputs, rawInputs } from './raw-inputs';

/** One typed record from raw texts, or one `BadInput` with everything that is wrong. */
export function parseInputs<C extends Contract, T>(
  contract: C,
  raw: RawInputs,
  build: (reader: InputReader<C>) => T,
): T {
  const reader = new InputReader(contract, raw.values, raw.structures);
  const problems = () => onceEach([...raw.unknown.map((name) => unknownInput(contract, name)), ...reader.problems]);
  const inputs = attempt(() => build(reader), problems);
  const found = problems();
  if (found.length > 0) throw new BadInput(found);
  return inputs;
}

/** The names that `build` reads, for the test that nothing is declared and not read. */
export function namesRead<C extends Contract, T>(contract: C, build: (reader: InputReader<C>) => T): string[] {
  const reader = new InputReader(contract, rawInputs(contract, {}).values);
  build(reader);
  return [...reader.read];
}

/** Two parts of an action that read the same input report the same problem. */
function onceEach(problems: readonly InputProblem[]): InputProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** What breaks on the stand-in of a bad input is only a consequence of it. */
function attempt<T>(build: () => T, problems: () => InputProblem[]): T {
  try {
    return build();
  } catch (error) {
    const found = problems();
    throw found.length > 0 ? new BadInput(found) : error;
  }
}

function unknownInput(contract: Contract, given: string): InputProblem {
  const name = given.toLowerCase();
  const names = Object.keys(contract.inputs);
  const nearest = nearestName(name, names);
  const guess = nearest !== undefined ? `Did you mean ${nearest}?` : `${contract.action} has: ${names.join(', ')}.`;
  return {
    input: name,
    code: 'UNKNOWN',
    given: name,
    legal: `${guess} (An environment variable INPUT_… of the job also counts as an input.)`,
  };
}
