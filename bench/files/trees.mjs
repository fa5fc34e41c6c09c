import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { noise, numbers, prose } from './content.mjs';
import { walk } from './walk.mjs';

/** All times of a tree that lies on the disk for a while, as on a machine that keeps its checkout. */
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
/** And those of a fresh checkout. */
const JUST_NOW = new Date('2026-11-01T12:34:56Z');

const MAKERS = {
  empty: (to) => mkdirSync(to, { recursive: true }),
  page: (to) => makePage(to),
  site: (to) => makeSite(to),
  'site-changed': (to, tree) => changeSome(copyOf(tree('site'), to), 20),
  small: (to) => makeSmall(to),
  'small-changed': (to, tree) => changeSome(copyOf(tree('small'), to), 100),
  'large-1024': (to) => makeLarge(to, 1024),
  'large-1024-changed': (to, tree) => changeMiddle(copyOf(tree('large-1024'), to)),
  'large-128': (to) => makeLarge(to, 128),
  'large-128-changed': (to, tree) => changeMiddle(copyOf(tree('large-128'), to)),
};

/** Folders to deploy, made when they are asked for, the same ones each time. */
export class Trees {
  #folder;

  constructor(folder) {
    this.#folder = folder;
  }

  /** `site`, `site-changed`, `small`, …; with `-fresh` at its end the same content with times of its own. */
  get(name) {
    const at = join(this.#folder, name);
    if (existsSync(at)) return at;
    const content = name.replace(/-fresh$/, '');
    if (content === name) MAKERS[name](at, (other) => this.get(other));
    else cpSync(this.get(content), at, { recursive: true, verbatimSymlinks: true });
    setTimes(at, content === name ? LONG_AGO : JUST_NOW);
    return at;
  }
}

/** What is quickly sent: twenty files. */
function makePage(root) {
  for (let i = 0; i < 20; i += 1) put(root, `page-${i}.html`, prose(i, 4000), 0o644);
}

/** What a built web application looks like: 2,000 files and about 60 MB, of which about half can be compressed. */
function makeSite(root) {
  const random = numbers(1);
  for (let i = 0; i < 1680; i += 1) {
    const size = Math.round(Math.min(400_000, 2000 * Math.exp(1.7 * normal(random) + 0.3)));
    put(
      root,
      `app/part-${i % 24}/module-${Math.floor(i / 24) % 7}/file-${i}.js`,
      prose(i, size),
      i % 97 === 0 ? 0o755 : 0o644,
    );
  }
  for (let i = 0; i < 260; i += 1)
    put(root, `public/images/set-${i % 13}/${i}.webp`, noise(i, 20_000 + random() * 130_000), 0o644);
  for (let i = 0; i < 60; i += 1)
    put(root, `public/assets/chunk-${i}.js`, prose(5000 + i, 150_000 + random() * 250_000), 0o644);
  for (let i = 0; i < 10; i += 1) symlinkSync(`chunk-${i}.js`, join(root, `public/assets/latest-${i}.js`));
}

function makeSmall(root) {
  const random = numbers(2);
  for (let i = 0; i < 10_000; i += 1) {
    put(root, `node_modules/package-${i % 500}/lib/${i}.js`, prose(i, 200 + random() * 3800), 0o644);
  }
}

function makeLarge(root, mebibytes) {
  mkdirSync(root, { recursive: true });
  const file = openSync(join(root, 'image.bin'), 'w');
  for (let i = 0; i < mebibytes / 16; i += 1) writeSync(file, noise(9000 + i, 16 * 1024 * 1024));
  closeSync(file);
}

function changeMiddle(root) {
  const path = join(root, 'image.bin');
  const file = openSync(path, 'r+');
  const piece = noise(1, 4096);
  writeSync(file, piece, 0, piece.length, Math.floor(statSync(path).size / 2));
  closeSync(file);
}

/** One line of each of `count` text files becomes another one. */
function changeSome(root, count) {
  const texts = walk(root).filter(({ kind, path }) => kind === 'file' && path.endsWith('.js'));
  for (let i = 0; i < count; i += 1) {
    const path = join(root, texts[Math.floor((i * texts.length) / count)].path);
    const lines = readFileSync(path, 'utf8').split('\n');
    lines[Math.floor(lines.length / 2)] = `// changed ${i}`;
    writeFileSync(path, lines.join('\n'));
  }
}

function copyOf(from, to) {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  return to;
}

function put(root, path, content, mode) {
  const at = join(root, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, content);
  chmodSync(at, mode);
}

function setTimes(root, time) {
  for (const { kind, path } of walk(root)) if (kind === 'file') utimesSync(join(root, path), time, time);
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
