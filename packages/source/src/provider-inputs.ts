import { adapterOf, adapters, kindsWhere } from './adapters';
import type { Reads } from './reads';
import type { ProviderAccess, SourceKind } from './source-settings';

/** The inputs by which any source is reached. */
export function accessNames(): string[] {
  return [...new Set(Object.values(adapters).flatMap(({ access }) => Object.keys(access)))];
}

/** How a source is reached. What only another kind of source would read is a problem. */
export function readProvider(input: Reads<string>, kind: SourceKind): ProviderAccess {
  const { access } = adapterOf(kind);
  const given: Record<string, string> = {};
  for (const name of accessNames()) {
    const { isNeeded, parse } = access[name] ?? {};
    if (input.optional(name) === undefined) {
      if (isNeeded) input.problem(name, { code: 'MISSING', legal: `a value, because source ${kind} needs it` });
    } else if (isNeeded === undefined) {
      const legal = `Only for source: ${kindsWhere((other) => Object.hasOwn(other.access, name))}.`;
      input.problem(name, { code: 'CONFLICT', given: `given beside source: ${kind}`, legal });
    } else {
      const value = input.optionalParsed(name, parse ?? ((text) => text));
      if (value !== undefined) given[name] = value;
    }
  }
  return given;
}
