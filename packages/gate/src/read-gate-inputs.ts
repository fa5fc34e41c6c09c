import {
  type Contract,
  type InputReader,
  type NamedAddress,
  parseNamedAddress,
  repeatedNames,
} from '@deploy-actions/action';
import type { GateContract } from './gate-contract';
import { type GateInputNames, type OuterReader, withGateReader } from './gate-reader';
import { type CheckDraft, onHosts } from './on-hosts';
import { readChecks } from './read-checks';
import { httpProbe, readHttpInputs } from './read-http-inputs';
import {
  noteConflicts,
  noteMinDays,
  noteResolve,
  noteStartConflicts,
  noteUnproven,
  readQuorum,
  readQuorumOver,
} from './read-limits';
import { positive, readRules, upTo } from './read-rules';
import type { GateSettings } from './settings';

/** Of all that is asked: each is a connection, perhaps every second. */
const MOST_CHECKS = 500;
const MOST_TARGETS = 100;

/**
 * The gate's settings from the inputs of any action. `contract` is that action's: what it does not declare has the
 * gate's own default. Where nothing is given to ask, and `names` does not require it, the settings have no checks.
 */
export function readGateInputs(input: OuterReader, contract: Contract, names: GateInputNames = {}): GateSettings {
  return withGateReader(input, contract, names, (gate, isDefault) => {
    const targets = readTargets(gate);
    const http = readHttpInputs(gate);
    const rules = readRules(gate, isDefault, http.expect.version);
    const timeoutMs = positive(gate, 'timeout');
    const bySsh = gate.choice('via', ['direct', 'ssh']) === 'ssh';
    const drafts = targets.map(({ name, url }): CheckDraft => {
      return { check: { name, probe: httpProbe(http, url, timeoutMs), ...rules }, bySsh };
    });
    // Their rules are the same.
    for (const draft of drafts.slice(0, 1)) {
      noteStartConflicts(gate, draft.check);
      noteResolve(gate, draft);
    }
    if (contract.inputs.checks !== undefined) drafts.push(...readChecks(input, { gate, isDefault }));
    noteNames(gate, drafts, targets);
    if (drafts.length === 0 && names.required) noteMissing(gate);
    const checks = drafts.flatMap((draft) => onHosts(draft, names.hosts ?? []));
    const limits = { quorum: readQuorum(gate), soakMs: upTo(gate, 'soak'), deadlineMs: readDeadline(gate) };
    const settings: GateSettings = { checks, ...limits, quorumOver: readQuorumOver(gate, checks) };
    noteConflicts(gate, settings);
    noteMinDays(gate, checks);
    noteUnproven(gate, checks);
    noteSize(gate, drafts, checks.length);
    const askedBySsh = drafts.filter((draft) => draft.bySsh).map(({ check }) => check.name);
    return askedBySsh.length > 0 ? { ...settings, needsSsh: true, bySsh: askedBySsh } : settings;
  });
}

type Reader = InputReader<GateContract>;

function readTargets(gate: Reader): NamedAddress[] {
  const lines = gate.lines('urls');
  if (lines.length > MOST_TARGETS) {
    gate.problem('urls', { code: 'ILLEGAL', given: `${lines.length} lines`, legal: `at most ${MOST_TARGETS}` });
  }
  return gate.parsedLines('urls', parseNamedAddress);
}

/** Where `checks` was given, what is wrong with it has been told. */
function noteMissing(gate: Reader): void {
  if (gate.lines('urls').length > 0 || gate.text('checks').trim() !== '') return;
  gate.problem('urls', { code: 'MISSING', legal: 'one URL per line; or entries in `checks`' });
}

function noteNames(gate: Reader, drafts: readonly CheckDraft[], targets: readonly NamedAddress[]): void {
  const amongUrls = repeatedNames(targets);
  for (const name of repeatedNames(drafts.map(({ check }) => check))) {
    const [where, what] = amongUrls.includes(name) ? (['urls', 'URLs'] as const) : (['checks', 'checks'] as const);
    const legal = `Give each one its own name: ${where === 'urls' ? 'name=https://…' : 'name: …'}`;
    gate.problem(where, { code: 'CONFLICT', given: `${JSON.stringify(name)} is the name of several ${what}`, legal });
  }
}

function noteSize(gate: Reader, drafts: readonly CheckDraft[], count: number): void {
  if (count <= MOST_CHECKS) return;
  const given = `${drafts.length} checks, which are ${count} with one for each host`;
  gate.problem('checks', { code: 'ILLEGAL', given, legal: `at most ${MOST_CHECKS}` });
}

function readDeadline(gate: Reader): number | undefined {
  return gate.optionalDuration('deadline') === undefined ? undefined : positive(gate, 'deadline');
}
