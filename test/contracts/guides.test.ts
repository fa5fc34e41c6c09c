import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { listActions, root } from '../../scripts/actions.mjs';
import { trackedFiles } from './tracked-files';

const guides = trackedFiles.filter((path) => path.endsWith('.md') && !path.startsWith('dist/'));
const actions = new Map(listActions().map(({ name, manifest }) => [name, manifest]));

interface Link {
  words: string;
  target: string;
}

/** Links to files of this repository, as in Markdown outside of code. */
function linksOf(markdown: string): Link[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)]
    .map(([, words = '', target = '']) => ({ words, target: target.split('#')[0] ?? '' }))
    .filter(({ target }) => target !== '' && !/^[a-z]+:/.test(target));
}

describe.each(guides)('%s', (path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const fileOf = ({ target }: Link) => join(root, dirname(path), target);

  it('links only to what is there', () => {
    expect(
      linksOf(text)
        .filter((link) => !existsSync(fileOf(link)))
        .map(({ target }) => target),
    ).toEqual([]);
  });

  it('names tests by their names', () => {
    const named = linksOf(text).filter(({ target }) => /\.test\.ts$|scenarios\/.+\.mjs$/.test(target));
    const missing = named.filter((link) => {
      const file = fileOf(link);
      return !(
        existsSync(file) &&
        statSync(file).isFile() &&
        readFileSync(file, 'utf8').includes(link.words.replace(/\s+/g, ' '))
      );
    });
    expect(missing).toEqual([]);
  });

  it('shows only inputs that there are, and all that are required', () => {
    const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, block = '']) => parse(block) as unknown);
    for (const { uses, given } of blocks.flatMap(stepsIn)) {
      const manifest = actions.get(/^org\/deploy-actions\/([a-z-]+)@/.exec(uses)?.[1] ?? '');
      const inputs = manifest?.inputs ?? {};
      expect({ uses, unknown: given.filter((name) => !(name in inputs)) }).toEqual({ uses, unknown: [] });
      const required = Object.keys(inputs).filter(
        (name) => inputs[name]?.required && inputs[name].default === undefined,
      );
      expect({ uses, missing: required.filter((name) => !given.includes(name)) }).toEqual({ uses, missing: [] });
    }
  });
});

/** Every step of ours in a piece of a workflow, however deep. */
function stepsIn(value: unknown): { uses: string; given: string[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { uses, with: inputs } = value as { uses?: unknown; with?: object };
  const own = typeof uses === 'string' && uses.startsWith('org/deploy-actions/') && !uses.includes('.github/');
  return [...(own ? [{ uses, given: Object.keys(inputs ?? {}) }] : []), ...Object.values(value).flatMap(stepsIn)];
}
