import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { openSource, readPayload, walkRules } from '@deploy-actions/payload';
import { tellPayload } from '../src/payload-log';

async function told(files: readonly string[], line = ''): Promise<{ events: string; warnings: string[] }> {
  const root = mkdtempSync(join(tmpdir(), 'payload-log-'));
  for (const name of files) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), 'x');
  }
  const clock = new VirtualClock();
  const [warnings, nothing]: [string[], () => void] = [[], () => undefined];
  let events = '';
  const log = createLog(clock, {
    write: (text) => {
      events += text;
    },
    warning: (text) => warnings.push(text),
    notice: nothing,
    startGroup: nothing,
    endGroup: nothing,
  });
  const options = { clock };
  const rules = { ...walkRules(options), scratch: root, allowEmpty: true };
  tellPayload(await readPayload(await openSource([join(root, line)], rules), options), log);
  return { events: events.replace(/^\[.*?\] /gm, ''), warnings };
}

describe('tellPayload', () => {
  it('says how much is shipped', async () => {
    expect(await told(['a', 'b/c'])).toEqual({ events: 'Payload: 2 files, 2 B\n', warnings: [] });
    expect(await told(['a'])).toMatchObject({ events: 'Payload: 1 file, 1 B\n' });
    expect(await told([])).toMatchObject({ events: 'Payload: no files\n' });
  });

  it('names what is not shipped, and why', async () => {
    expect(await told(['a', '.git/HEAD', 'sub/.git'])).toMatchObject({
      events:
        'Payload: 1 file, 1 B\nNot shipped, because it is version control: .git, sub/.git (include-vcs: true ships it)\n',
    });
    expect(await told(['a', '.htaccess'], '*')).toMatchObject({
      events:
        'Payload: 1 file, 1 B\nNot matched by a pattern of source, because the name starts with a dot: .htaccess\n',
    });
  });

  it('warns of files that look like secrets, the first five by name', async () => {
    const { warnings } = await told(['.env', 'a.pem', 'b.pem', 'c.pem', 'd.pem', 'e.pem', 'f.txt']);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^The payload has files that look like a secret: \.env, a\.pem, b\.pem, c\.pem, d\.pem and 1 more\. /,
      ),
    ]);
    expect((await told(['.env'])).warnings[0]).toMatch(/a file that looks like a secret: \.env\./);
  });
});
