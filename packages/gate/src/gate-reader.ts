import { type Contract, InputReader, type StructureReader } from '@deploy-actions/action';
import { type GateContract, type GateInputName, gateContract } from './gate-contract';
import type { GateHost } from './on-hosts';

/** What the gate needs of the InputReader of an action: any contract fits. */
export interface OuterReader extends StructureReader {
  text(name: string): string;
}

export interface GateInputNames {
  /** Under which name the action declares the gate's `urls`. */
  urls?: string;
  /** Whether there must be something to ask. */
  required?: boolean;
  /** Who asks where `via` is ssh. */
  hosts?: readonly GateHost[];
}

/**
 * Runs `build` over the gate's inputs as far as the action declares them; for the others their defaults stand. Problems
 * arrive at the action's own reader, under the action's own names. `isDefault` tells what nobody has set.
 */
export function withGateReader<T>(
  outer: OuterReader,
  contract: Contract,
  names: GateInputNames,
  build: (input: InputReader<GateContract>, isDefault: (name: GateInputName) => boolean) => T,
): T {
  const outerName = (name: string) => (name === 'urls' ? (names.urls ?? name) : name);
  const inputs = Object.entries(gateContract.inputs).map(([name, own]) => {
    const declared = contract.inputs[outerName(name)];
    const fallback = declared?.default ?? own.default;
    return { name, fallback, value: declared === undefined ? fallback : outer.text(outerName(name)) };
  });
  const inner = new InputReader(gateContract, Object.fromEntries(inputs.map(({ name, value }) => [name, value])));
  const unset = new Set(inputs.filter(({ value, fallback }) => value === fallback).map(({ name }) => name));
  const built = build(inner, (name) => unset.has(name));
  for (const { input, code, given, legal } of inner.problems) outer.problem(outerName(input), { code, given, legal });
  return built;
}
