import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReusable, listReusable } from '../../scripts/workflows.mjs';

describe('isReusable', () => {
  it.each([
    ['on: workflow_call', true],
    ['on: [push, workflow_call]', true],
    ['on:\n  workflow_call:\n    inputs: {}', true],
    ['on:\n  workflow_call:', true],
    ['"on":\n  workflow_call: {}', true],
    ['on: push', false],
    ['on:\n  push:\n  workflow_dispatch:', false],
    ['name: workflow_call\non: push', false],
    ['# on: workflow_call\non: push', false],
    ['', false],
  ])('%j: %s', (text, reusable) => {
    expect(isReusable(text)).toBe(reusable);
  });
});

describe('listReusable', () => {
  it('finds them in a folder, whatever they are called', () => {
    const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
    try {
      writeFileSync(join(folder, 'deploy.yml'), 'on: workflow_call');
      writeFileSync(join(folder, 'ci.yml'), 'on: push');
      writeFileSync(join(folder, 'a.yaml'), 'on: [workflow_call]');
      writeFileSync(join(folder, 'notes.txt'), 'on: workflow_call');
      expect(listReusable(folder)).toEqual(['a.yaml', 'deploy.yml']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('finds none in a folder that is not there', () => {
    expect(listReusable('/nowhere/at/all')).toEqual([]);
  });
});
