import {
  type Instance,
  type Observation,
  openSource,
  type QueryCheck,
  type Signal,
  type SignalQuery,
  type SignalSource,
  type SourceSettings,
  type SourceWorld,
} from '@deploy-actions/source';

/** Where the old version's counters are: at addresses of its own, or in the same source by queries of their own. */
export type Control = { instances: readonly Instance[] } | { query: SignalQuery };

/** Its two words keep it apart from every signal that has a name in the inputs. */
export const OLD_VERSION = 'old version';

interface Counts {
  errors: number;
  total: number;
}

const NOTHING: Counts = { errors: 0, total: 0 };

/** The source of all signals; the first of them is compared with the old version, where there is one. */
export async function openBesideControl(
  source: SourceSettings,
  signals: readonly Signal[],
  control: Control | undefined,
  world: SourceWorld,
): Promise<SignalSource> {
  if (control === undefined) return openSource(source, signals, world);
  if ('query' in control) {
    return besideControl(await openSource(source, [...signals, { name: OLD_VERSION, query: control.query }], world));
  }
  const { version: _, ...any } = source;
  const old = signals.slice(0, 1).map((signal) => ({ ...signal, name: OLD_VERSION }));
  return besideControl(
    joined(
      await openSource(source, signals, world),
      await openSource({ ...any, instances: control.instances }, old, world),
    ),
  );
}

/** Both at the same time, one after the other in what they answer. */
function joined(source: SignalSource, control: SignalSource): SignalSource {
  const both = async <T>(one: Promise<readonly T[]>, other: Promise<readonly T[]>): Promise<readonly T[]> =>
    (await Promise.all([one, other])).flat();
  return {
    pace: source.pace,
    measure: () => both(source.measure(), control.measure()),
    check: () => both<QueryCheck>(source.check(), control.check()),
  };
}

/**
 * The source with what the old version counted, which is its last answer, beside the first signal's own counts. What the
 * old version cannot say is missing there, and nothing else: the new version is still measured. Both are compared over
 * the same time: what one has counted while the other was silent is kept until that one answers, and tells of the whole
 * time.
 */
export function besideControl(source: SignalSource): SignalSource {
  let [fresh, old] = [NOTHING, NOTHING];

  function compared(seen: Observation, beside: Observation): Pick<Observation, 'control' | 'controlProblem' | 'notes'> {
    const [mine, theirs] = [countsOf(seen), countsOf(beside)];
    [fresh, old] = [plus(fresh, mine), plus(old, theirs)];
    if (mine !== undefined && theirs !== undefined) {
      const control = { ...old, fresh };
      [fresh, old] = [NOTHING, NOTHING];
      return { control };
    }
    const controlProblem = theirs === undefined ? silenceOf(beside) : undefined;
    if (controlProblem === undefined) return {};
    return { controlProblem, notes: [...(seen.notes ?? []), `the ${OLD_VERSION}: ${controlProblem}`] };
  }

  return {
    ...source,
    measure: async () => {
      const all = await source.measure();
      const [first, beside] = [all[0], all.at(-1)];
      if (first === undefined || beside === undefined || all.length < 2) return all;
      const controlInstances = beside.instances.map((each) => ({ ...each, name: `${OLD_VERSION} ${each.name}` }));
      return [{ ...first, ...compared(first, beside), controlInstances }, ...all.slice(1, -1)];
    },
  };
}

/** Why it says nothing, where that is not as it must be at first. */
function silenceOf({ problem, total }: Observation): string | undefined {
  if (problem === undefined) return total === undefined ? 'the source gives rates, not counts' : undefined;
  return problem.kind === 'reference' ? undefined : problem.reason;
}

function countsOf({ errors, total, problem }: Observation): Counts | undefined {
  if (problem?.kind === 'no-traffic') return NOTHING;
  return errors === undefined || total === undefined ? undefined : { errors, total };
}

function plus(counts: Counts, more: Counts = NOTHING): Counts {
  return { errors: counts.errors + more.errors, total: counts.total + more.total };
}
