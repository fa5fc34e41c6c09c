import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { openSource } from '../src/source';

describe('openSource', () => {
  it('takes a folder as it is, and unpacks an archive', async () => {
    const root = mkdtempSync(join(tmpdir(), 'source-'));
    writeFileSync(join(root, 'x'), 'hello');
    expect(await openSource(root, join(root, 'scratch'))).toBe(root);
    await create({ file: join(root, 'x.tgz'), gzip: true, cwd: root }, ['x']);
    const scratch = join(root, 'scratch');
    expect(await openSource(join(root, 'x.tgz'), scratch)).toBe(scratch);
    expect(readFileSync(join(scratch, 'x'), 'utf8')).toBe('hello');
  });

  it('says that a file is no archive, and that there is nothing', async () => {
    const root = mkdtempSync(join(tmpdir(), 'source-'));
    writeFileSync(join(root, 'x'), 'no archive at all');
    for (const source of [join(root, 'x'), join(root, 'nowhere')]) {
      await expect(openSource(source, join(root, 'scratch'))).rejects.toMatchObject({ code: 'SOURCE' });
    }
  });
});
