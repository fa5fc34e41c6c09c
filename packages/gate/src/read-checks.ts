import type { InputReader } from '@deploy-actions/action';
import { NAME_LEGAL, nearestName, readEntries, readEntry, type StructureEntry } from '@deploy-actions/action';
import {
  type CheckContract,
  type CheckKind,
  checkContract,
  checkKinds,
  inheritedKeys,
  kindKeys,
  kindOf,
  legalKeys,
} from './check-contract';
import type { GateContract, GateInputName } from './gate-contract';
import type { OuterReader } from './gate-reader';
import type { CheckDraft } from './on-hosts';
import { noteMinDays, noteResolve, noteStartConflicts } from './read-limits';
import { readProbe } from './read-probe';
import { readRules } from './read-rules';

/** The gate's own inputs, which have been read already, with all that is wrong with them. */
export interface Inherited {
  gate: InputReader<GateContract>;
  isDefault(name: GateInputName): boolean;
}

/** The entries of `checks`, each with a place of its own in every problem. */
export function readChecks(outer: OuterReader, inherited: Inherited): CheckDraft[] {
  return readEntries(outer, 'checks').flatMap((entry) => readCheck(outer, entry, inherited));
}

function readCheck(reader: OuterReader, entry: StructureEntry, { gate, isDefault }: Inherited): CheckDraft[] {
  const outer = naming(reader, entry);
  const { kind: said = '' } = entry.values;
  const word = typeof said === 'string' ? said.trim() : undefined;
  const kind = word === undefined ? undefined : kindOf(Object.keys(entry.values), word === '' ? undefined : word);
  if (kind === undefined) {
    if (word === '') noteNoKind(outer, entry);
    else {
      const given = word === undefined ? 'no text' : JSON.stringify(word.slice(0, 64));
      outer.problem(`${entry.path}.kind`, { code: 'ILLEGAL', given, legal: checkKinds.join(', ') });
    }
    return [];
  }
  const rules = {
    contract: checkContract,
    keys: legalKeys[kind],
    maps: ['headers'] as const,
    inherited: Object.fromEntries(inheritedKeys[kind].map((key) => [key, gate.text(key as GateInputName)])),
    told: gate.problems,
  };
  return [
    readEntry(outer, entry, rules, (check, has) => {
      const { probe, called } = readProbe(check, kind);
      const version = 'expect' in probe ? probe.expect.version : undefined;
      const pace = readRules(check, (name) => !has(name) && isDefault(name), version);
      const draft = {
        check: { name: readName(check) ?? called, probe, ...pace },
        bySsh: readVia(check, kind, has('via')),
      };
      noteResolve(check, draft);
      if (has('tls-min-days')) noteMinDays(check, [draft.check]);
      noteStartConflicts(check, draft.check);
      return draft;
    }),
  ];
}

/** Who has a name is called by it: nobody counts entries. */
function naming(outer: OuterReader, { values: { name } }: StructureEntry): Pick<OuterReader, 'problem'> {
  if (typeof name !== 'string' || !isName(name.trim())) return outer;
  return {
    problem: (path, what) => outer.problem(path, { ...what, legal: `${what.legal} (in the check "${name.trim()}")` }),
  };
}

/** It does not say what to ask, or says several things. */
function noteNoKind(outer: Pick<OuterReader, 'problem'>, { path, values }: StructureEntry): void {
  const [first, second] = kindKeys.filter((key) => Object.hasOwn(values, key));
  const keys = kindKeys.join(', ');
  const names = Object.values(legalKeys).flat();
  for (const key of Object.keys(values).filter((one) => !names.some((name) => name === one))) {
    const nearest = nearestName(key, names);
    const guess = nearest === undefined ? `Allowed here: ${kindKeys.join(', ')}.` : `Did you mean ${nearest}?`;
    outer.problem(`${path}.${key.slice(0, 64)}`, { code: 'UNKNOWN', given: key, legal: guess });
  }
  if (first === undefined) outer.problem(path, { code: 'MISSING', legal: `one of ${keys}` });
  else
    outer.problem(path, {
      code: 'CONFLICT',
      given: `two kinds: ${first} and ${second}`,
      legal: `Give one of ${keys}.`,
    });
}

type Entry = InputReader<CheckContract>;

function isName(text: string): boolean {
  return /^[A-Za-z0-9][\w .-]{0,63}$/.test(text);
}

function readName(check: Entry): string | undefined {
  const name = check.optional('name');
  if (name !== undefined && !isName(name)) check.problem('name', { code: 'ILLEGAL', legal: NAME_LEGAL });
  return name;
}

/** Whether the hosts ask: for what a command prints always, for what a name server says never. */
function readVia(check: Entry, kind: CheckKind, isGiven: boolean): boolean {
  if (kind === 'dns' || kind === 'command') {
    if (isGiven) check.choice('via', [kind === 'dns' ? 'direct' : 'ssh']);
    return kind === 'command';
  }
  return check.choice('via', ['direct', 'ssh']) === 'ssh';
}
