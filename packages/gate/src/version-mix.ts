import { isSameVersion, type Observation } from '@deploy-actions/probe';

const MOST_NAMED = 4;
const LONGEST_VERSION = 80;

/** Several versions that answered by turns: behind one address there are members of each. */
export interface VersionMix {
  /** How many answers each version gave, the most frequent first. */
  counts: readonly (readonly [version: string, count: number])[];
  /** Answers that told a version. */
  answers: number;
  /** Those of a version that was never good, while another one was; 0 where no version was good. */
  old: number;
}

/** The versions of these observations; undefined unless one came back after another: going over once is no mixture. */
export function versionMix(observations: readonly Observation[]): VersionMix | undefined {
  const counts = new Map<string, number>();
  const good = new Set<string>();
  let turns = 0;
  let previous: string | undefined;
  const names: string[] = [];
  for (const { version: told, ok } of observations) {
    if (told === undefined) continue;
    const version = names.find((name) => isSameVersion(name, told)) ?? told;
    if (version === told) names.push(told);
    if (previous !== undefined && version !== previous) turns++;
    previous = version;
    counts.set(version, (counts.get(version) ?? 0) + 1);
    if (ok) good.add(version);
  }
  if (turns < 2) return undefined;
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const total = (list: typeof sorted) => list.reduce((sum, [, count]) => sum + count, 0);
  const old = good.size === 0 ? 0 : total(sorted.filter(([version]) => !good.has(version)));
  return { counts: sorted, answers: total(sorted), old };
}

/** `25 of 38 answers were v2, 13 v1: about one instance in 3 is old`. */
export function describeMix({ counts, answers, old }: VersionMix): string {
  const [first = ['', 0] as const, ...others] = counts;
  const named = others.slice(0, MOST_NAMED - 1).map(([version, count]) => `${count} ${plain(version)}`);
  const rest = counts.length > MOST_NAMED ? [`and of ${counts.length - MOST_NAMED} more versions`] : [];
  const told = [`${first[1]} of ${answers} answers were ${plain(first[0])}`, ...named, ...rest].join(', ');
  if (old === 0) return `${told}: instances with different versions answer`;
  return old * 2 <= answers
    ? `${told}: about one instance in ${Math.round(answers / old)} is old`
    : `${told}: about one instance in ${Math.round(answers / (answers - old))} is new`;
}

function plain(version: string): string {
  return /^[\w.+-]{1,80}$/.test(version) ? version : JSON.stringify(version.slice(0, LONGEST_VERSION));
}
