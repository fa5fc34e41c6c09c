import { codes } from '@deploy-actions/error';
import { vocabulary, words } from '@deploy-actions/verdict';
import type { Contract } from '../contract';
import { splitLines } from '../input-reader';
import type { RawInputs } from '../raw-inputs';
import type { RunContext } from '../run-context';

/**
 * What is ours in reports and outputs. The runner replaces a mask wherever it stands and drops a job output that holds
 * one, so a secret that is also a word of ours (`deployed`) would destroy the verdict for later steps.
 */
export interface OwnWords {
  /** The value stands in texts that every report is made of: it is no secret, and must never be a mask. */
  isWord(value: string): boolean;
  /** The text as a whole is a field of ours: a word, a schema, a name that the inputs or the platform gave. */
  isField(text: string): boolean;
  /** The value is a part of such a name, such as `prod` of `production`. */
  isInName(value: string): boolean;
}

/** Keys and words of reports beside verdicts, codes and names of inputs. */
const REPORT_WORDS = [
  'report report-path schema action verdict code message hint outputs error details run repository workflow startedAt endedAt durationMs',
  'truncated attempts checks hosts metrics baseline reason status operation environment service version release host',
  'previousVersion fromVersion toVersion rollbackMs verifyMs lastStatus exitCode problems input given legal kind name',
  'success failure cancelled skipped delivered unknown started succeeded info healthy running deploy-actions github',
  'true false null undefined',
];
const SCHEMA = /^deploy-actions\/[a-z-]+\/\d+$/;
/** A name without blanks and slashes; of `user:password@host` nothing. */
const NAME = /^(?:[\w.-]+@)?[\w.+:[\]-]{1,128}$/;

export function ownWords(contract: Contract, raw: RawInputs, run: RunContext): OwnWords {
  const vocabularyWords = new Set([...words, ...Object.keys(codes), ...REPORT_WORDS.join(' ').split(' ')]);
  const all = [
    ...vocabularyWords,
    ...Object.keys(vocabulary).map((action) => `deploy-actions/${action}/1`),
    `deploy-actions/${contract.action}/1`,
    ...Object.keys(contract.inputs),
    ...contract.outputs,
  ].join('\n');
  const names = new Set([...namesIn(contract, raw), ...namesOf(run)]);
  const allNames = [...names].join('\n');
  return {
    isWord: (value) => all.includes(value) || names.has(value),
    isField: (text) => vocabularyWords.has(text) || SCHEMA.test(text) || names.has(text),
    isInName: (value) => allNames.includes(value),
  };
}

/** Lines of inputs that are no secrets, and the host alone of `user@host:port`. */
function namesIn(contract: Contract, { values }: RawInputs): string[] {
  return Object.entries(contract.inputs).flatMap(([name, { secret }]) => {
    if (secret) return [];
    const lines = splitLines(values[name] ?? '').filter((line) => NAME.test(line));
    return lines.flatMap((line) => [line, line.replace(/^.*@/, ''), line.replace(/^.*@/, '').replace(/:\d+$/, '')]);
  });
}

function namesOf(run: RunContext): string[] {
  const { repository, sha, ref, actor, triggeringActor, runId, runUrl, workflow, job } = run;
  return [repository, sha, ref, actor, triggeringActor, runId, runUrl, workflow, job].filter((name) => name !== '');
}
