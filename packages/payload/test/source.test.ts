import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@deploy-actions/clock';
import { create } from 'tar';
import { type PayloadOptions, readPayload, walkRules } from '../src/payload';
import { openSource } from '../src/source';
import { zip } from './made-zip';

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'source-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

type Options = Partial<PayloadOptions> & { allowEmpty?: boolean };

async function payloadOf(lines: string[], { allowEmpty = false, ...more }: Options = {}) {
  const options = { clock: new VirtualClock(), ...more };
  const scratch = mkdtempSync(join(tmpdir(), 'scratch-'));
  const parts = await openSource(lines, { ...walkRules(options), scratch, allowEmpty });
  return readPayload(parts, options);
}

async function contents(lines: string[], options: Options = {}): Promise<Record<string, string>> {
  const payload = await payloadOf(lines, options);
  const files = payload.entries.flatMap((entry) => (entry.kind === 'file' ? [entry] : []));
  return Object.fromEntries(files.map((entry) => [entry.path, payload.take(entry).bytes.toString()]));
}

const refusal = (lines: string[], options: Options = {}) =>
  payloadOf(lines, options).then(
    () => 'accepted',
    (error) => `${error.code}: ${error.message}`,
  );

describe('source', () => {
  it('ships the content of a folder, a file under its name, and the content of archives', async () => {
    const root = tree({ 'site/index.html': 'page', 'out/app.jar': 'jar', 'pack/a': 'tar' });
    await create({ file: join(root, 'x.tgz'), gzip: true, cwd: join(root, 'pack') }, ['a']);
    renameSync(zip({ name: 'b', content: 'zip' }), join(root, 'y.ZIP'));
    const lines = ['site', 'out/app.jar', 'x.tgz', 'y.ZIP'].map((line) => join(root, line));
    expect(await contents(lines)).toEqual({ 'index.html': 'page', 'app.jar': 'jar', a: 'tar', b: 'zip' });
  });

  it('ships an archive that lies in a folder or is named otherwise as it is', async () => {
    const root = tree({ 'site/download.zip': 'PK', 'site/app.war': 'PK' });
    expect(await contents([join(root, 'site')])).toEqual({ 'download.zip': 'PK', 'app.war': 'PK' });
    expect(await contents([join(root, 'site/app.war')])).toEqual({ 'app.war': 'PK' });
  });

  it('keeps the path of a match below the folder before the first wildcard', async () => {
    const root = tree({
      'dist/a.js': 'a',
      'dist/b.css': 'b',
      'packages/web/dist/x': 'web',
      'packages/api/dist/x': 'api',
    });
    const lines = [join(root, 'dist/*.js'), join(root, 'packages/*/dist')];
    expect(await contents(lines)).toEqual({ 'a.js': 'a', 'api/dist/x': 'api', 'web/dist/x': 'web' });
  });

  it('takes a path that is there before a pattern, follows a link that is named, and keeps one that is found', async () => {
    const root = tree({ '[a]/x': 'literal', 'a/y': 'pattern', 'app-1.jar': 'jar' });
    symlinkSync('app-1.jar', join(root, 'app.jar'));
    chmodSync(join(root, 'app-1.jar'), 0o750);
    expect(await contents([join(root, '[a]')])).toEqual({ x: 'literal' });
    const { entries } = await payloadOf([join(root, 'app.jar')]);
    expect(entries).toMatchObject([{ kind: 'file', path: 'app.jar', mode: 0o750, size: 3 }]);
    expect((await payloadOf([join(root, 'app*')])).entries).toMatchObject([
      { kind: 'file', path: 'app-1.jar' },
      { kind: 'link', path: 'app.jar', target: 'app-1.jar' },
    ]);
  });

  it('reads each line of several from its own place, also what is read later and in pieces', async () => {
    const large = 'large'.repeat(500_000);
    const root = tree({ 'one/large': large, 'two/small': 'small' });
    const payload = await payloadOf([join(root, 'one'), join(root, 'two')]);
    const chunks: Buffer[] = [];
    for (const entry of payload.entries) {
      if (entry.kind === 'file' && entry.size > 5)
        await payload.stream(entry, async (chunk) => void chunks.push(chunk));
    }
    expect(Buffer.concat(chunks).toString() === large).toBe(true);
    const same = tree({ large, small: 'small' });
    expect(await payload.sha256()).toBe(await (await payloadOf([same])).sha256());
  });

  it('joins folders, and takes the same path twice where both are the same', async () => {
    const root = tree({ 'one/css/a': 'a', 'two/css/b': 'b', 'one/LICENSE': 'MIT', 'two/LICENSE': 'MIT' });
    const lines = ['one', 'two', 'one/LICENSE', 'one/*'].map((line) => join(root, line));
    expect(await contents(lines)).toEqual({ LICENSE: 'MIT', 'css/a': 'a', 'css/b': 'b' });
  });

  it('refuses two lines that give one path something else, and names both', async () => {
    const root = tree({ 'one/app': 'old!', 'two/app': 'new!', 'three/app/x': 'x' });
    for (const other of ['two', 'three']) {
      const said = await refusal([join(root, 'one'), join(root, other)]);
      expect(said).toMatch(/^SOURCE: Two lines of `source` give app: /);
      expect(said).toContain(join(root, 'one'));
      expect(said).toContain(join(root, other));
    }
    symlinkSync('x', join(root, 'one', 'link'));
    symlinkSync('y', join(root, 'three', 'link'));
    expect(await refusal([join(root, 'one/link*'), join(root, 'three/link*')])).toMatch(/give link/);
    chmodSync(join(root, 'two/app'), 0o755);
    writeFileSync(join(root, 'two/app'), 'old!');
    expect(await refusal([join(root, 'one/app'), join(root, 'two/app')])).toMatch(/mode 644.*mode 755/);
  });

  it('says what a line was likely meant to be that is not there', async () => {
    const root = tree({ 'static/x': '' });
    symlinkSync('nowhere', join(root, 'dangling'));
    const expression = '${' + '{ env.DIST }}';
    const lines = [join(root, 'dangling'), expression, '$GITHUB_WORKSPACE/dist', '~/dist', `${root}/static # web`];
    const said = (await refusal(lines)).replaceAll(root, '').split('\n');
    expect(said).toEqual([
      'SOURCE: /dangling does not exist: it is a link to a missing target.',
      `${expression} does not exist: it is an expression that GitHub did not evaluate.`,
      expect.stringContaining('$GITHUB_WORKSPACE/dist does not exist: variables are not expanded here'),
      '~/dist does not exist: ~ is not expanded here; write the whole path.',
      '/static # web does not exist: put the comment on its own line.',
    ]);
  });

  it('takes a dollar sign in a pattern', async () => {
    const root = tree({ 'routes/$slug/a.js': '1', 'routes/b.css': '' });
    expect((await refusal([join(root, 'routes/$slug/*.css')])).replaceAll(root, '')).toBe(
      'SOURCE: /routes/$slug/*.css matches no file in /routes/$slug.',
    );
  });

  it('names every line that is wrong at once, with what has a similar name', async () => {
    const root = tree({ 'static/x': '', 'app.txz': '', 'broken.zip': 'no zip', 'broken.tar': 'no tar at all' });
    mkdirSync(join(root, 'empty'));
    const lines = [
      'sttic',
      'nowhere/below',
      'static, empty',
      '*.js',
      'app.txz',
      'broken.zip',
      'broken.tar',
      'empty',
      '*.tgz',
    ];
    const said = (await refusal(lines.map((line) => join(root, line)))).replaceAll(root, '').split('\n');
    expect(said).toEqual([
      'SOURCE: /sttic does not exist. Did you mean /static?',
      '/nowhere/below does not exist: /nowhere does not exist.',
      '/static, empty does not exist. If it is several entries, write each on a line of its own.',
      '/*.js matches no file in .',
      expect.stringMatching(/^\/app\.txz would be shipped as it is/),
      expect.stringMatching(/^\/broken\.zip cannot be unpacked: /),
      expect.stringMatching(/^\/broken\.tar cannot be unpacked: /),
      '/empty has no file in it. If the release is to be empty, set `allow-empty: true`.',
      expect.stringMatching(/^\/\*\.tgz: a pattern for archives/),
    ]);
  });

  it('refuses a source without any file, or with every file excluded, unless allow-empty is set', async () => {
    const root = tree({ 'site/a/index.html': '', 'git/.git/HEAD': '', 'hidden/.x': '' });
    mkdirSync(join(root, 'empty', 'folder'), { recursive: true });
    const site = join(root, 'site');
    expect(await refusal([join(root, 'empty')])).toMatch(/has no file in it/);
    expect(await refusal([site], { exclude: ['*.html'] })).toMatch(/everything in it is excluded/);
    expect(await refusal([join(site, 'a/index.html')], { exclude: ['*.html'] })).toMatch(
      /everything in it is excluded/,
    );
    expect(await refusal([join(root, 'git')])).toMatch(/only version control/);
    expect(await refusal(['a'.repeat(300)])).toMatch(/^SOURCE: a+ cannot be read: /);
    expect(await refusal([join(root, 'hidden/*')])).toMatch(/matches no file .*begins with a dot/);
    // One line of several is enough: its build may have failed.
    expect(await refusal([site, join(root, 'empty')])).toMatch(/empty has no file/);
    expect(Object.keys(await contents([site, join(root, 'empty')], { allowEmpty: true }))).toEqual(['a/index.html']);
    expect(await contents([site], { exclude: ['*'], allowEmpty: true })).toEqual({});
    expect(await contents([])).toEqual({});
  });

  it('notes files that look like secrets, unless they are listed', async () => {
    const root = tree({
      '.env': '',
      'config/.env.production': '',
      '.env.example': '',
      id_rsa: '',
      'id_rsa.pub': '',
      'tls/server.pem': '',
      'keys.ts': '',
      'shared/.env': '',
      environment: '',
    });
    const secrets = async (options: Options = {}, lines = [root]) => (await payloadOf(lines, options)).notes.secrets;
    const found = ['.env', 'config/.env.production', 'id_rsa', 'shared/.env', 'tls/server.pem'];
    expect(await secrets()).toEqual(found);
    expect(await secrets({ exclude: ['*.log', '!.env', '!tls/*.pem'] })).toEqual(['config/.env.production', 'id_rsa']);
    expect(await secrets({ exclude: ['!*/', '!*'] })).toEqual(found);
    expect(await secrets({ sharedPaths: ['shared/.env'] })).not.toContain('shared/.env');
    expect(await secrets({}, [join(root, '.env'), join(root, 'tls')])).toEqual(['server.pem']);
  });

  it('unpacks an archive into a folder of its own, so that two of them do not mix unseen', async () => {
    const root = tree({ 'p/a': 'one', 'q/a': 'two' });
    for (const name of ['p', 'q']) await create({ file: join(root, `${name}.tar`), cwd: join(root, name) }, ['a']);
    expect(await refusal([join(root, 'p.tar'), join(root, 'q.tar')])).toMatch(
      /Two lines of `source` give a: .*p\.tar .*q\.tar/,
    );
    expect(readFileSync(join(root, 'p/a'), 'utf8')).toBe('one');
  });
});
