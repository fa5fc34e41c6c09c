import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masked, readFileCommand } from '../../demo/runner.mjs';

it('reads outputs of one line and of several, and ends each where its own delimiter stands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-runner-'));
  try {
    const file = join(folder, 'outputs');
    writeFileSync(file, 'verdict<<d1\nhealthy\nd1\nhosts<<d2\none\nd1\ntwo\nd2\nreason<<d3\n\nd3\n');
    expect(readFileCommand(file)).toEqual({ verdict: 'healthy', hosts: 'one\nd1\ntwo', reason: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('shows no secret that a step has named', () => {
  const log = '::add-mask::b3Blbn\n::add-mask::\nconnected with b3Blbn\n';
  expect(masked(log)).toBe('::add-mask::***\n::add-mask::***\nconnected with ***\n');
});
