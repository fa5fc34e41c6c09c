import type { ReleaseRecord, StepName } from '@deploy-actions/release';

const SHOWN = 120;

/** What would run on a host that is not on the release yet, in order, one line each. `isFirst`: it migrates, too. */
export function planCommands({ steps, healthUrl }: ReleaseRecord, isFirst: boolean): string[] {
  const step = (name: StepName) => {
    const program = steps[name];
    return program === undefined ? [] : [`${name}: ${inShort(program)}`];
  };
  return [
    ...(isFirst ? step('migrate') : []),
    ...step('before-activate'),
    'swap current',
    ...step('activate'),
    ...step('script'),
    ...(healthUrl === undefined ? [] : [`health-url: ${healthUrl}`]),
    ...step('health-command'),
    ...step('after-activate'),
  ];
}

/** The first line of a program; how many more there are. */
function inShort(program: string): string {
  const [first = '', ...rest] = program.trim().split('\n');
  const line = first.length > SHOWN ? `${first.slice(0, SHOWN)} …` : first;
  return rest.length === 0 ? line : `${line} (and ${rest.length} more lines)`;
}
