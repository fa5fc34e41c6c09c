import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inputs } from '../src/inputs';
import { withScript } from '../src/script-file';

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

describe('the program of a script-file', () => {
  const fileWith = (text: string) => {
    const scriptFile = join(mkdtempSync(join(tmpdir(), 'script-')), 'deploy');
    writeFileSync(scriptFile, text);
    return withScript({ ...inputs, scriptFile });
  };

  it.each([
    'echo hi',
    '#!/bin/sh -e\necho hi',
    '#! /usr/bin/env sh\necho hi',
    '#!/bin/bash\nx',
    '#!/usr/bin/env python3\nprint()',
  ])('is %p as it is', async (text) => {
    expect(await fileWith(text)).toMatchObject({ script: text });
  });

  it.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['\u007fELF\0', 'is not a text file'],
  ])('cannot be %p: it %s', async (text, why) => {
    await expect(fileWith(text)).rejects.toThrow(why);
  });
});
