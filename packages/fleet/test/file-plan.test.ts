import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@deploy-actions/clock';
import { type Entry, parseBaseIndex, readPayload } from '@deploy-actions/payload';
import { planFiles } from '../src/file-plan';

const line = (path: string, content: string, mode = '644') =>
  `${mode} ${content.length} ${createHash('sha256').update(content).digest('hex').slice(0, 16)}  payload/${path}\n`;

it('counts a file with an odd name as sent, as it will be, and leaves the link to another one', async () => {
  const root = mkdtempSync(join(tmpdir(), 'plan-'));
  for (const name of ['a\nb', 'moved']) writeFileSync(join(root, name), 'same');
  const base = parseBaseIndex(`=v2\n${line('gone', 'same')}`);
  const payload = await readPayload(root, { clock: new VirtualClock() });
  expect((await planFiles(payload, [], base, 'v2')).bytesToSend).toBe(4);
  const lonely = mkdtempSync(join(tmpdir(), 'plan-'));
  writeFileSync(join(lonely, 'a\nb'), 'same');
  const other = await readPayload(lonely, { clock: new VirtualClock() });
  expect((await planFiles(other, [], base, 'v2')).bytesToSend).toBe(4);
});

it('tells file by file what is added, changed and removed, and what has to be sent', async () => {
  const root = mkdtempSync(join(tmpdir(), 'plan-'));
  const files = { same: 'same', edited: 'new content', executable: 'run', moved: 'moved', 'odd\nname': 'odd' };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  chmodSync(join(root, 'executable'), 0o755);
  const live = [line('same', 'same'), line('edited', 'old'), line('executable', 'run'), line('gone', 'moved')];
  const base = parseBaseIndex(`=v2\n${live.join('')}=v1\n${line('only-in-v1', 'x')}`);
  const seeds: Entry[] = [
    { kind: 'folder', path: 'up', mode: 0o755, mtime: 1 },
    { kind: 'file', path: 'up/x', mode: 0o644, mtime: 1, size: 4000 },
  ];
  const payload = await readPayload(root, { clock: new VirtualClock() });
  expect(await planFiles(payload, seeds, base, 'v2')).toEqual({
    added: [
      { path: 'moved', bytes: 5 },
      { path: '"odd\\nname"', bytes: 3 },
    ],
    changed: [
      { path: 'edited', bytes: 11 },
      { path: 'executable', bytes: 3 },
    ],
    removed: [{ path: 'gone', bytes: 5 }],
    seeded: [{ path: 'shared/up/x', bytes: 4000 }],
    bytesToSend: 11 + 3 + 3 + 4000,
  });
});
