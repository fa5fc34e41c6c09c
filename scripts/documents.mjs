/** Inputs with these names are never printed; a new secret input must be named here (tested). */
const SECRET =
  /^(private-key|passphrase|password|registry-password|webhook-url|bot-token|github-token|api-key|app-key|token|headers|env)$/;

/** The contract of an action as TypeScript. A default that is an expression is the runner's alone to fill in: empty. */
export function contractModule({ name, manifest }) {
  const inputs = Object.entries(manifest.inputs ?? {}).map(([input, { default: given = '', required = false }]) => {
    const fallback = String(given).includes('${{') ? '' : String(given);
    const facts = `default: ${JSON.stringify(fallback)}, required: ${required}, secret: ${SECRET.test(input)}`;
    return `    '${input}': { ${facts} },`;
  });
  const outputs = Object.keys(manifest.outputs ?? {}).map((output) => `    '${output}',`);
  return [
    '// Generated from action.yml by `npm run generate`. Do not edit.',
    'export const contract = {',
    `  action: '${name}',`,
    '  inputs: {',
    ...inputs,
    '  },',
    '  outputs: [',
    ...outputs,
    '  ],',
    '} as const;',
    '',
  ].join('\n');
}

/** The README with its tables between `<!-- inputs -->` and `<!-- /inputs -->` (and the same for outputs) renewed. */
export function withTables(readme, { name, manifest }) {
  const inputs = withSection(readme, 'inputs', inputTable(manifest), `actions/${name}/README.md`);
  return withSection(inputs, 'outputs', outputTable(manifest), `actions/${name}/README.md`);
}

/** The text with what stands between `<!-- marker -->` and `<!-- /marker -->` replaced; `place` is for the error. */
export function withSection(text, marker, section, place) {
  const open = `<!-- ${marker} -->`;
  const close = `<!-- /${marker} -->`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`${place} lacks ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n${section}\n${text.slice(to)}`;
}

/** What each package is, from the ground up: none uses one below it in the table. */
export function packageTable(workspaces) {
  const packages = workspaces.filter(({ folder }) => folder.startsWith('packages/'));
  const names = new Map(packages.map((each) => [each.manifest.name, each]));
  const used = ({ manifest }) => Object.keys(manifest.dependencies ?? {}).filter((name) => names.has(name));
  const floor = (each) => 1 + Math.max(0, ...used(each).map((name) => floor(names.get(name))));
  const short = (name) => name.slice(name.indexOf('/') + 1);
  const rows = packages
    .map((each) => ({ ...each, floor: floor(each), name: short(each.manifest.name) }))
    .sort((a, b) => a.floor - b.floor || (a.name < b.name ? -1 : 1))
    .map((each) => `| \`${each.name}\` | ${cell(each.manifest.description)} | ${used(each).map(short).join(', ')} |`);
  return ['| package | what it is | uses |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Every input and output of every action, in one document. */
export function catalog(actions) {
  const sections = actions.map(({ name, manifest }) =>
    [
      `## ${name}`,
      '',
      cell(manifest.description),
      '',
      '### Inputs',
      '',
      inputTable(manifest),
      '',
      '### Outputs',
      '',
      outputTable(manifest),
      '',
    ].join('\n'),
  );
  const intro =
    'Every input and output of every action. Generated from the `action.yml` files by `npm run generate`. Do not edit.';
  return `# Action catalog\n\n${intro}\n\n${sections.join('\n')}`;
}

/** The table of error codes, as a document. */
export function errorCodes(codes) {
  const rows = Object.entries(codes).map(
    ([code, { cause, cure }]) => `| \`${code}\` | ${cell(cause)} | ${cell(cure)} |`,
  );
  return [
    '# Error codes',
    '',
    'The stable codes of all errors: the title of the annotation, `error.code` in a report, `code` of a host.',
    'Generated from `packages/error/src/codes.ts` by `npm run generate`. Do not edit.',
    '',
    '| code | cause | cure |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function inputTable({ inputs = {} }) {
  const rows = Object.entries(inputs).map(([name, { description = '', default: fallback, required }]) => {
    return `| \`${name}\` | ${shownDefault(fallback, required)} | ${cell(description)} |`;
  });
  return ['| input | default | what it is |', '| --- | --- | --- |', ...rows].join('\n');
}

function shownDefault(fallback, required) {
  if (fallback === undefined || fallback === '') return required ? '**required**' : '';
  return `\`${cell(fallback)}\``;
}

function outputTable({ outputs = {} }) {
  const rows = Object.entries(outputs).map(([name, { description = '' }]) => `| \`${name}\` | ${cell(description)} |`);
  return ['| output | what it is |', '| --- | --- |', ...rows].join('\n');
}

function cell(text) {
  return String(text)
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
}

/** The parts of the host program as one module, so that it travels inside the bundle. */
export function hostProgram(parts) {
  const lines = parts.join('\n').split('\n');
  return [
    '// Generated from packages/release/host/*.sh by `npm run generate`. Do not edit.',
    'export const program: string = [',
    ...lines.map((line) => `  ${JSON.stringify(line)},`),
    "].join('\\n');",
    '',
  ].join('\n');
}
