import type { Evidence } from './evidence';
import { meaningOf, words } from './vocabulary';

const OUTCOMES = ['success', 'failure'];
const LONGEST_QUOTE = 60;

/** A line that is no `name=verdict`, with the reason in words. */
export interface VerdictProblem {
  line: string;
  problem: string;
}

/**
 * `name=verdict` lines to evidence. GitHub's step outcomes are refused: a gate that failed on `inconclusive` has the
 * outcome `failure`, and rolling back on that would be rolling back on a missing measurement.
 */
export function parseEvidence(lines: readonly string[]): { evidence: Evidence[]; problems: VerdictProblem[] } {
  const evidence: Evidence[] = [];
  const problems: VerdictProblem[] = [];
  for (const line of lines) {
    const match = /^([A-Za-z0-9][\w.-]*)\s*=(.*)$/.exec(line.trim());
    const name = match?.[1] ?? '';
    const verdict = (match?.[2] ?? '').trim();
    if (!match) {
      problems.push({ line, problem: 'not of the form name=verdict' });
    } else if (OUTCOMES.includes(verdict)) {
      problems.push({
        line,
        problem: `"${verdict}" is the outcome of a step, not a verdict; write ${name}=\${{ steps.${name}.outputs.verdict }}`,
      });
    } else if (meaningOf(verdict) === undefined) {
      problems.push({ line, problem: `${quote(verdict)} is not allowed. Allowed: ${words.join(', ')}, or nothing` });
    } else {
      evidence.push({ name, verdict });
    }
  }
  return { evidence, problems };
}

function quote(word: string): string {
  return JSON.stringify(word.length > LONGEST_QUOTE ? `${word.slice(0, LONGEST_QUOTE)}…` : word);
}
