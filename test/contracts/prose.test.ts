import { ownFiles, readTracked } from './tracked-files';

/**
 * No code reads meaning out of a sentence: causes are typed values. These files still have so many such lines; none is
 * added. `refusal.ts` and `github/failure.ts` read what another program wrote, where there is nothing else to read.
 */
const STILL: Readonly<Record<string, number>> = {
  'actions/error-rate-monitor/src/check-cure.ts': 2,
  'actions/error-rate-monitor/src/failure.ts': 3,
  'actions/slack-notify/src/run.ts': 1,
  'packages/fleet/src/go-live.ts': 1,
  'packages/github/src/failure.ts': 1,
  'packages/release/src/refusal.ts': 1,
  'packages/source/src/cloudwatch-fault.ts': 1,
  'packages/ssh/src/dial-failure.ts': 1,
};

const TEXT = String.raw`(?:\b(?:message|reason)\b|messageOf\([^)]*\)|lineOf\([^)]*\))`;
const READS = [
  // failure.message.includes('x'), reason?.match(/x/)
  new RegExp(`${TEXT}\\??\\.(?:includes|match|matchAll|startsWith|endsWith|search|indexOf)\\(`),
  // /x/.test(error.message), PATTERN.exec(reason)
  new RegExp(`\\.(?:test|exec)\\((?:[\\w?.[\\]]*\\.)?${TEXT}`),
  // error.message === 'x'
  new RegExp(`(?<!typeof (?:\\w+\\.)*)${TEXT} *[!=]== *['"\u0060][^'"\u0060]`),
];

function readsIn(source: string): string[] {
  const lines = source.split('\n').filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line));
  return lines.filter((line) => READS.some((pattern) => pattern.test(line)));
}

describe('sentences are for people', () => {
  const sources = ownFiles.filter((path) => /^(?:packages|actions)\/[^/]+\/src\/.*\.ts$/.test(path));
  const found = Object.fromEntries(
    sources.flatMap((path) => {
      const reads = readsIn(readTracked(path));
      return reads.length === 0 ? [] : [[path, reads]];
    }),
  );

  it('no source decides by what a message or reason says, but for those that are listed', () => {
    const more = Object.entries(found).filter(([path, reads]) => reads.length > (STILL[path] ?? 0));
    expect(more).toEqual([]);
  });

  it.each([
    'if (failure.message.includes("x")) return;',
    'return /refused/.test(error.message);',
    'const found = PATTERN.exec(check.reason);',
    'if (lineOf(error) === "aborted") return;',
    'return reason.startsWith("by SSH");',
    'const [a] = problem?.reason?.match(/x/) ?? [];',
  ])('finds it in %s', (line) => {
    expect(readsIn(line)).toHaveLength(1);
  });

  it.each([
    'if (error.code.startsWith("HPE_")) return;',
    'const text = `${reason}; ${message}`;',
    "if (message === '') return;",
    "return typeof message === 'string' ? message : '';",
    '// error.message.includes is not used',
    'return PATTERN.test(name);',
  ])('leaves alone %s', (line) => {
    expect(readsIn(line)).toEqual([]);
  });
});
