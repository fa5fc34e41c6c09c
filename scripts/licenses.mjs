import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE_FOLDER = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;
const LICENSE_FILE = /^(licen[cs]e|notice|copying)([.-].*)?$/i;

/**
 * The files that a bundle was made of, its late chunks included. ncc can list licences too, but each chunk then
 * overwrites the list of the one before.
 */
export function bundledFiles(compilation) {
  return [...compilation.modules]
    .flatMap((module) => [module, ...(module.modules ?? [])])
    .map((module) => module.resource)
    .filter((path) => typeof path === 'string');
}

/** The folders of the packages that these files come from; our own workspaces are none. */
export function packageFolders(paths) {
  const folders = paths.map((path) => PACKAGE_FOLDER.exec(path)?.[0]).filter((folder) => folder !== undefined);
  return [...new Set(folders)].filter((folder) => !/[\\/]@deploy-actions[\\/]/.test(folder));
}

/** The text of licenses.txt: name, version, licence and its words, package by package in alphabetical order. */
export function licenses(folders) {
  const entries = folders.map((folder) => {
    const { name, version, license = 'UNKNOWN' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const texts = licenseFiles(folder).map((path) => readFileSync(path, 'utf8').replace(/\r\n?/g, '\n').trim());
    return { title: `${name} ${version}`, text: [`${name} ${version}`, `Licence: ${license}`, ...texts].join('\n\n') };
  });
  const sorted = entries.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
  const unique = sorted.filter(({ title }, index) => title !== sorted[index - 1]?.title);
  const intro =
    'This bundle holds the following packages. Its own code is under the LICENSE at the root of the release.';
  return `${[intro, ...unique.map(({ text }) => text)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function licenseFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => LICENSE_FILE.test(name))
    .sort()
    .map((name) => join(folder, name));
}
