import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inputs } from '../src/inputs';
import { shellProgram, withScript } from '../src/script-file';

const inputs = { operation: 'deploy', script: undefined, scriptFile: undefined } as Inputs;

describe('withScript', () => {
  it('takes the program from the file', async () => {
    const scriptFile = join(mkdtempSync(join(tmpdir(), 'script-')), 'deploy.sh');
    writeFileSync(scriptFile, '#!/bin/sh\r\necho hello\r\n');
    expect(await withScript({ ...inputs, scriptFile })).toMatchObject({ script: '#!/bin/sh\necho hello' });
  });

  it('says so where the file is not there, and looks for none where it is not needed', async () => {
    const scriptFile = '/nowhere/deploy.sh';
    await expect(withScript({ ...inputs, scriptFile })).rejects.toMatchObject({ code: 'SOURCE' });
    expect(await withScript({ ...inputs, scriptFile, operation: 'rollback' })).toMatchObject({ script: undefined });
    expect(await withScript(inputs)).toBe(inputs);
  });
});

describe('shellProgram', () => {
  it.each(['echo hi', '#!/bin/sh\necho hi', '#!/bin/sh -e\necho hi', '#! /usr/bin/env sh\necho hi', '#!/bin/dash\nx'])(
    'takes %p',
    (text) => {
      expect(shellProgram(text, 'x')).toBe(text);
    },
  );

  it.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['\u007fELF\0', 'is no text'],
    ['#!/bin/bash\necho hi', 'is for bash'],
    ['#!/usr/bin/env python3\nprint()', 'is for python3'],
  ])('refuses %p: %s', (text, why) => {
    expect(() => shellProgram(text, 'x')).toThrow(why);
  });
});
