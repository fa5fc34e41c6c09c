import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { bashSyntaxIn, interpreterOf, parseShell, stepProgram } from '../src/step-program';

describe('parseShell', () => {
  it.each([
    ['bash', 'bash'],
    [' bash  -l ', 'bash -l'],
    ['/usr/bin/bash -l -o pipefail', '/usr/bin/bash -l -o pipefail'],
    ['bash -eo pipefail', 'bash -eo pipefail'],
    ['/bin/sh', '/bin/sh'],
    ['bash --login', 'bash --login'],
  ])('takes %j', (text, shell) => {
    expect(parseShell(text)).toBe(shell);
  });

  it.each([
    '',
    'python3',
    'bash; id',
    'bash $(id)',
    'bash -c',
    'bash -lc',
    'bash -s',
    'bash -n',
    'bash {0}',
    'bash -l {0}',
    'bash file',
    'BASH_ENV=x bash',
    'bash\n-l',
    './bash',
    '../bin/bash',
    "bash '-l'",
    'env bash',
  ])('refuses %j', (text) => {
    expect(parseShell(text)).toBeUndefined();
  });

  it('gives nothing that a shell would read otherwise than as plain words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        for (const text of [first, `bash ${first}`, `/bin/sh -l ${second}`]) {
          expect(parseShell(text) ?? 'sh').toMatch(/^[A-Za-z0-9/._+ -]+$/);
        }
      }),
    );
  });
});

describe('stepProgram', () => {
  it('has no carriage return at the end of a line, and a #! line first', () => {
    expect(stepProgram('#!/bin/bash\r\necho a\r\n')).toBe('#!/bin/bash\necho a\n');
    expect(stepProgram('\n  #!/bin/bash\necho a')).toBe('#!/bin/bash\necho a');
    expect(stepProgram('  echo a\n# b')).toBe('  echo a\n# b');
  });
});

describe('interpreterOf', () => {
  it.each([
    ['echo a', undefined, 'sh', false],
    ['echo a', 'bash -l', 'bash', false],
    ['#!/bin/bash', 'sh', 'bash', true],
    ['#! /usr/bin/env node', undefined, 'node', true],
    ['#!/usr/bin/env -S node --no-warnings\r\n', undefined, 'node', true],
    ['#!/usr/bin/env A=1 python3 -u', undefined, 'python3', true],
    ['#!/usr/bin/env', undefined, '', true],
    ['#!', undefined, 'sh', false],
  ])('%j under %j is run by %j', (program, shell, name, isFromStep) => {
    expect(interpreterOf(program, shell)).toEqual({ name, isFromStep });
  });
});

describe('bashSyntaxIn', () => {
  const bash = [
    ['if [[ -f x ]]; then echo a; fi', '[['],
    ['true && [[ a == b ]]', '[['],
    ['source ~/.nvm/nvm.sh', 'source'],
    ['cd x\n  source env', 'source'],
    ['pushd /srv', 'pushd'],
    ['function stop { :; }', 'function'],
    ['names=(a b)', 'an array, NAME=(…)'],
    ['echo "${names[0]}"', 'an array, ${NAME[…]}'],
    ['diff <(ls a) <(ls b)', '<(…)'],
    ['cat <<< "text"', '<<<'],
    ['echo a &> log', '&>'],
    ['make |& tee log', '|&'],
    ['if [ "$A" == "b" ]; then :; fi', '=='],
    ['set -euo pipefail', 'set -o pipefail'],
    ['set -e -o pipefail', 'set -o pipefail'],
    ['((n++))', '(('],
    ['echo ${NAME//a/b}', 'a substitution, ${NAME/…}'],
    ['declare -A map', 'declare'],
  ] as const;
  it.each(bash)('finds it in %j', (program, shown) => {
    expect(bashSyntaxIn(program)).toBe(shown);
    expect(bashSyntaxIn(program, 'bash -l')).toBeUndefined();
    expect(bashSyntaxIn(`#!/bin/bash\n${program}`)).toBeUndefined();
    expect(bashSyntaxIn(`#!/bin/sh\n${program}`, 'bash')).toBe(shown);
  });

  it.each(bash)('speaks of %j only where bash itself takes it', (program) => {
    expect(spawnSync('bash', ['-n'], { input: program }).status).toBe(0);
  });

  it.each([
    'echo "[[ not a test ]]"',
    "grep -E '^source ' file # source of it",
    'cat <<END\nsource this\n[[ x ]]\nEND\necho done',
    "cat <<-'END'\n\tdeclare x\n\tEND\n",
    'echo a >log 2>&1 & wait',
    'x=$((1 + 2)); echo $(( x ))',
    '(cd /srv && ls)',
    'f() { echo a; }',
    '[ "$a" = b ] || exit 1',
    'resource=1; datasource up; echo source',
    'echo ${A:-b} ${A%/*} ${A#*,} ${A:+x}',
    'make 2>&1 | tee log',
    'sed -e s/==/=/ file',
    'python3 -c "a == b"',
    'set -eu',
    'echo \\[[',
  ])('finds nothing in %j', (program) => {
    expect(bashSyntaxIn(program)).toBeUndefined();
  });

  it('ends soon whatever a host says that a step was', () => {
    fc.assert(
      fc.property(fc.constantFrom('[ ', '<<a\n', '"', "'", '${a', 'set -o ', '\\', '<'), (part) => {
        const start = performance.now();
        bashSyntaxIn(part.repeat(1_000_000));
        expect(performance.now() - start).toBeLessThan(2000);
      }),
    );
  });
});
