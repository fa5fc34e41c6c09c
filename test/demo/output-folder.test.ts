import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearOutput } from '../../demo/output-folder.mjs';

describe('clearOutput', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demo-output-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('replaces what an earlier run has left', () => {
    writeFileSync(join(folder, 'story.txt'), 'once upon a time');
    clearOutput(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes a folder that is missing', () => {
    clearOutput(join(folder, 'new'));
    expect(readdirSync(folder)).toEqual(['new']);
  });

  it('never empties a folder of somebody else', () => {
    writeFileSync(join(folder, 'thesis.txt'), 'five years of work');
    expect(() => clearOutput(folder)).toThrow(/not the demo's/);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });
});
