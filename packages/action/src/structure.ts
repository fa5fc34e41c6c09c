import type { InputProblem } from './bad-input';

/** YAML in which every scalar is the text as it was written: `1.10` stays `1.10`, and a SHA is no number. */
export type Structure = string | readonly Structure[] | { readonly [key: string]: Structure };

export type ParsedStructure = { value: Structure } | { problem: string };

/** One map of a list of maps, and where it stands: `checks[2]`. */
export interface StructureEntry {
  path: string;
  values: { readonly [key: string]: Structure };
}

/** What of an `InputReader` a list of maps is read from; any contract fits. */
export interface StructureReader {
  structure(name: string): Structure | undefined;
  problem(path: string, what: { code: InputProblem['code']; legal: string; given?: string }): void;
}

const LIST_LEGAL = 'a YAML list of maps: each entry begins with "- ", and holds lines such as "key: value"';

/** The entries of an input that is a list of maps. An entry that is not a map is a problem, reported by its path; so is an empty list. */
export function readEntries(input: StructureReader, name: string): StructureEntry[] {
  const value = input.structure(name);
  if (value === undefined) return [];
  // A list that an expression builds is expected to have entries.
  if (!isList(value) || value.length === 0) {
    input.problem(name, { code: 'ILLEGAL', given: kindOf(value), legal: LIST_LEGAL });
    return [];
  }
  return value.flatMap((values, index): StructureEntry[] => {
    const path = `${name}[${index}]`;
    if (isMap(values)) return [{ path, values }];
    input.problem(path, { code: 'ILLEGAL', given: kindOf(values), legal: LIST_LEGAL });
    return [];
  });
}

export function isList(value: Structure): value is readonly Structure[] {
  return Array.isArray(value);
}

export function isMap(value: Structure): value is { readonly [key: string]: Structure } {
  return typeof value === 'object' && !Array.isArray(value);
}

/** In words, and without the value: it may be a secret. */
export function kindOf(value: Structure): string {
  if (isList(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isMap(value)) return 'a map';
  return value === '' ? 'nothing' : 'a text';
}
