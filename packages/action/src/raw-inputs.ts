import type { Contract } from './contract';
import { parseStructure } from './parse-structure';
import type { ParsedStructure } from './structure';

export interface RawInputs {
  /** Every input of the contract: as given, else its default. */
  values: Record<string, string>;
  /** Names that were given and that the contract does not know, as the runner spells them (upper case). */
  unknown: string[];
  /** Those inputs that are YAML, parsed; without the empty ones. */
  structures?: Readonly<Record<string, ParsedStructure>>;
}

/**
 * The inputs as the runner hands them over: `INPUT_<NAME>` with spaces turned into underscores.
 * An empty input is an absent one, because a reusable workflow that forwards an unset input hands on the empty string.
 */
export function rawInputs(contract: Contract, environment: Readonly<Record<string, string | undefined>>): RawInputs {
  const values: Record<string, string> = {};
  for (const [name, { default: fallback }] of Object.entries(contract.inputs)) {
    const given = environment[variable(name)];
    values[name] = given === undefined || given.trim() === '' ? fallback : given;
  }
  const known = new Set(Object.keys(contract.inputs).map(variable));
  const unknown = Object.keys(environment).filter((key) => key.startsWith('INPUT_') && !known.has(key));
  return { values, unknown: unknown.map((key) => key.slice('INPUT_'.length)).sort() };
}

/** With the YAML of the inputs of these names parsed, where there is any. */
export async function withStructures(raw: RawInputs, names: readonly string[]): Promise<RawInputs> {
  const structures: Record<string, ParsedStructure> = {};
  for (const name of names) {
    const text = raw.values[name] ?? '';
    if (text.trim() !== '') structures[name] = await parseStructure(text);
  }
  return { ...raw, structures };
}

function variable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
