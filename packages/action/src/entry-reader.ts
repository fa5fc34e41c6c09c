import type { InputProblem } from './bad-input';
import type { Contract, InputName } from './contract';
import { InputReader } from './input-reader';
import { nearestName } from './nearest-name';
import { isList, isMap, kindOf, type Structure, type StructureEntry, type StructureReader } from './structure';

/** How the values of an entry are read as inputs. */
export interface EntryRules<C extends Contract> {
  /** What can stand in an entry, with the text that stands for what is neither given nor inherited. */
  contract: C;
  /** The keys of the contract that an entry like this one may have. */
  keys: readonly InputName<C>[];
  /** Those of them that may be a map, which stands for `Name: value` lines. */
  maps: readonly InputName<C>[];
  /** The value of a key that the entry does not have. */
  inherited: Readonly<Record<string, string>>;
  /** Problems that were already reported, under the names of the inherited inputs. */
  told: readonly InputProblem[];
  /** What an entry like this one has instead of a key that belongs to others. */
  instead?: Readonly<Record<string, InputName<C>>>;
}

/**
 * Reads one entry by the same readers as inputs: `build` gets an `InputReader` and which keys the entry has itself.
 * Every problem is reported under its path (`checks[2].expect-json`); one of an inherited value is reported only once.
 * Of a key that somebody meant who gave another one, which is told, no more is told: `isTold` says so.
 */
export function readEntry<C extends Contract, T>(
  outer: Pick<StructureReader, 'problem'>,
  { path, values }: StructureEntry,
  { contract, keys, maps, inherited, told, instead = {} }: EntryRules<C>,
  build: (entry: InputReader<C>, has: (key: InputName<C>) => boolean, isTold: (key: InputName<C>) => boolean) => T,
): T {
  const broken = new Set<string>();
  const texts: Record<string, string> = { ...defaultsOf(contract), ...inherited };
  for (const [key, value] of Object.entries(values)) {
    const known = keys.find((name) => name === key);
    if (known === undefined) {
      const meant = (Object.hasOwn(instead, key) ? instead[key] : undefined) ?? nearestName(key, keys);
      const legal = meant === undefined ? `Allowed here: ${keys.join(', ')}.` : `Did you mean ${meant}?`;
      outer.problem(`${path}.${key.slice(0, 64)}`, { code: 'UNKNOWN', given: key, legal });
      if (meant !== undefined && !Object.hasOwn(values, meant)) broken.add(meant);
      continue;
    }
    const text = textOf(value, maps.includes(known));
    if (typeof text !== 'string') {
      broken.add(key);
      outer.problem(`${path}.${key}`, { code: 'ILLEGAL', given: kindOf(text.bad), legal: text.legal });
      continue;
    }
    texts[key] = text.trim() === '' ? (contract.inputs[key]?.default ?? '') : text;
  }
  const reader = new InputReader(contract, texts);
  const built = build(
    reader,
    (key) => Object.hasOwn(values, key),
    (key) => broken.has(key),
  );
  for (const problem of reader.problems) {
    const { input, code, given, legal } = problem;
    if (broken.has(input)) continue;
    if (Object.hasOwn(values, input) || !told.some((other) => isSame(other, problem))) {
      outer.problem(`${path}.${input}`, { code, given, legal });
    }
  }
  return built;
}

function defaultsOf(contract: Contract): Record<string, string> {
  return Object.fromEntries(Object.entries(contract.inputs).map(([name, { default: fallback }]) => [name, fallback]));
}

const LINES_LEGAL = 'a text, or a list of texts of one line each, none of which starts with #';
const MAP_LEGAL = 'a text, a list of texts, or a map of texts';

/** A list as lines, and a map as `Name: value` lines; else what in it is neither. */
function textOf(value: Structure, mayBeMap: boolean): string | { bad: Structure; legal: string } {
  if (isMap(value)) {
    if (!mayBeMap) return { bad: value, legal: LINES_LEGAL };
    const bad = Object.values(value).find((inner) => !isLine(inner));
    if (bad !== undefined) return { bad, legal: MAP_LEGAL };
    return Object.entries(value)
      .map(([name, text]) => `${name}: ${String(text)}`)
      .join('\n');
  }
  if (!isList(value)) return value;
  const bad = value.find((inner) => !isLine(inner) || inner.trim().startsWith('#'));
  return bad === undefined ? value.join('\n') : { bad, legal: LINES_LEGAL };
}

function isLine(value: Structure): value is string {
  return typeof value === 'string' && !/[\r\n]/.test(value.trim());
}

function isSame(a: InputProblem, b: InputProblem): boolean {
  return a.input === b.input && a.code === b.code && a.given === b.given && a.legal === b.legal;
}
