/** Variables for programs, as `env` inputs give them and as a release on a host records them. */
export type Variable = readonly [name: string, value: string];

/** What is wrong with a line. Neither text holds a value, which may be a secret. */
export interface EnvProblem {
  /** From 1. */
  line: number;
  cause: string;
  cure: string;
}

export interface ParsedEnv {
  variables: Variable[];
  problems: EnvProblem[];
}

const NAME = '[A-Za-z_][A-Za-z0-9_]*';
const PAIR = new RegExp(`^(?:export\\s+)?(${NAME})=(.*)$`, 's');
const HEREDOC = new RegExp(`^(?:export\\s+)?(${NAME})<<(\\S+)$`);
const RECORDED = new RegExp(`^(${NAME})<<(\\S+)$`);
const MAPPING = new RegExp(`^(${NAME}):(?:\\s+(.*))?$`, 's');

/**
 * Reads the text of an `env` input: `KEY=VALUE` lines, or a YAML mapping where the first line that counts is `KEY: …`.
 * Nothing is expanded. A line with a problem gives no variable.
 */
export function parseEnv(text: string): ParsedEnv {
  const lines = text.split(/\r\n|\r|\n/);
  const first = lines.find(counts) ?? '';
  const reader = new EnvReader(lines);
  return MAPPING.test(first) ? reader.readMapping() : reader.readLines();
}

/** The text that a host keeps: `KEY=VALUE` lines, taken literally, and `KEY<<DELIMITER` where a value has several. */
export function formatEnv(variables: readonly Variable[]): string {
  return variables
    .map(([name, value]) => {
      if (!value.includes('\n')) return `${name}=${value}\n`;
      const lines = value.split('\n');
      let delimiter = 'DEPLOY_END';
      while (lines.includes(delimiter)) delimiter += '_';
      return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
    })
    .join('');
}

/** Reads such a text. What a host sends may be anything: a line that is none is left out. */
export function parseRecordedEnv(text: string): Variable[] {
  const lines = text.split('\n');
  const variables: Variable[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, name = '', value] = /^([A-Za-z_][^=]*)=(.*)$/s.exec(line) ?? [];
    if (value !== undefined) variables.push([name, value]);
    const [, long = '', delimiter = ''] = (value === undefined && RECORDED.exec(line)) || [];
    if (long === '') continue;
    const end = lines.indexOf(delimiter, at + 1);
    const last = end < 0 ? lines.length : end;
    variables.push([long, lines.slice(at + 1, last).join('\n')]);
    at = last;
  }
  return variables;
}

class EnvReader {
  readonly #lines: readonly string[];
  readonly #variables = new Map<string, { value: string; line: number }>();
  readonly #problems: EnvProblem[] = [];
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  readLines(): ParsedEnv {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line();
      if (!counts(line)) continue;
      const start = this.#at;
      const [, long, delimiter = ''] = HEREDOC.exec(line.trim()) ?? [];
      const [, name, text = ''] = PAIR.exec(line.trim()) ?? [];
      if (long !== undefined) this.#note(start, long, this.#untilDelimiter(delimiter));
      else if (name !== undefined) this.#note(start, name, plainOrQuoted(text, 'lines'));
      else this.#problem(start, malformed(line));
    }
    return this.#result();
  }

  readMapping(): ParsedEnv {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line();
      if (!counts(line)) continue;
      const start = this.#at;
      const [, name, text = ''] = MAPPING.exec(line.trimEnd()) ?? [];
      const [, chomping] = /^\|([+-]?)$/.exec(text) ?? [];
      if (name === undefined) {
        const cure = 'write `KEY: value` on every line, without indentation, or `KEY=VALUE` on every line';
        this.#problem(start, { cause: 'not a `KEY: value` line, although the first line is one', cure });
      } else if (chomping !== undefined) this.#note(start, name, this.#block(chomping));
      else this.#note(start, name, plainOrQuoted(text, 'mapping'));
    }
    return this.#result();
  }

  #line(): string {
    return this.#lines[this.#at] ?? '';
  }

  #untilDelimiter(delimiter: string): Read {
    const end = this.#lines.indexOf(delimiter, this.#at + 1);
    if (end < 0) {
      // What follows may all be meant as the value.
      this.#at = this.#lines.length;
      return {
        cause: 'a multi-line value without an end',
        cure: 'end it with a line that contains only the word after <<',
      };
    }
    const value = this.#lines.slice(this.#at + 1, end).join('\n');
    this.#at = end;
    return { value };
  }

  /** The lines below `KEY: |`, without the indentation of the first, with the line breaks at the end that YAML keeps. */
  #block(chomping: string): Read {
    const rest = this.#lines.slice(this.#at + 1);
    const indent = /^ */.exec(rest.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
    if (indent === '') return { cause: 'nothing indented below `|`', cure: 'indent the lines of the value' };
    const isInside = (line: string) => line.startsWith(indent) || /^ *$/.test(line);
    const outside = rest.findIndex((line) => !isInside(line));
    const inside = rest.slice(0, outside < 0 ? rest.length : outside);
    const lead = inside.findIndex((line) => line.trim() !== '');
    if (inside.slice(0, lead).some((line) => line.length > indent.length)) {
      return { cause: 'a blank line that is indented deeper than the value', cure: 'remove its blanks' };
    }
    const body = inside.map((line) => line.slice(indent.length)).join('\n');
    this.#at += inside.length;
    const content = body.replace(/\n+$/, '');
    const isLast = outside < 0;
    if (chomping === '-') return { value: content };
    // The text's own last line break ends the last line; it is no blank line of the value.
    return { value: chomping === '+' ? `${isLast ? body.replace(/\n$/, '') : body}\n` : `${content}\n` };
  }

  #note(at: number, name: string, read: Read): void {
    const before = this.#variables.get(name);
    if ('cause' in read) this.#problem(at, read);
    else if (read.value.includes('\0')) this.#problem(at, { cause: 'a NUL character', cure: 'encode the value' });
    else if (before) this.#problem(at, { cause: `the same name as line ${before.line}`, cure: 'give each name once' });
    else this.#variables.set(name, { value: read.value, line: at + 1 });
  }

  #problem(at: number, { cause, cure }: Omit<EnvProblem, 'line'>): void {
    this.#problems.push({ line: at + 1, cause, cure });
  }

  #result(): ParsedEnv {
    const variables = [...this.#variables].map(([name, { value }]): Variable => [name, value]);
    return { variables, problems: this.#problems };
  }
}

type Read = { value: string } | Omit<EnvProblem, 'line'>;

function counts(line: string): boolean {
  return line.trim() !== '' && !line.trim().startsWith('#');
}

function malformed(line: string): Omit<EnvProblem, 'line'> {
  const text = line.trim();
  if (/^-\s/.test(text)) return { cause: 'a list mark', cure: 'write KEY=VALUE without `- `' };
  if (new RegExp(`^(export\\s+)?${NAME}\\s+=`).test(text))
    return { cause: 'a blank before =', cure: 'write KEY=VALUE' };
  if (MAPPING.test(text)) {
    const cure = 'write KEY=VALUE on every line, or `KEY: value` on every line';
    return { cause: '`KEY: value` among KEY=VALUE lines', cure };
  }
  const cure = 'write KEY=VALUE, the key of letters, digits and _; a value of several lines as KEY<<EOF … EOF';
  return { cause: 'not a KEY=VALUE line', cure };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  $: '$',
  '`': '`',
};

/** A value that stands on its line. YAML doubles a quote inside single quotes, and gives many first characters a meaning. */
function plainOrQuoted(text: string, form: 'lines' | 'mapping'): Read {
  if (/^\s/.test(text)) return { cause: 'a blank after =', cure: 'remove it, or quote the value' };
  if (text.startsWith('"')) return doubleQuoted(text);
  if (text.startsWith("'")) {
    const inside = (form === 'mapping' ? /^'((?:[^']|'')*)'$/s : /^'([^']*)'$/s).exec(text)?.[1];
    if (inside !== undefined) return { value: form === 'mapping' ? inside.replaceAll("''", "'") : inside };
    return unbalanced("'");
  }
  if (/\s#/.test(text) || (form === 'mapping' && text.startsWith('#'))) {
    return { cause: 'a # after a blank', cure: 'quote the value, or put the comment on its own line' };
  }
  if (form === 'lines') {
    if (!text.startsWith('<<')) return { value: text };
    return { cause: '= before <<', cure: 'write KEY<<EOF for a value of several lines, or quote the value' };
  }
  if (/^[[\]{},&*!|>%@`]|^[-?](\s|$)|:(\s|$)|^(~|null|Null|NULL)$/.test(text)) {
    return { cause: 'a value that means something else in YAML', cure: 'quote it, or write it below `KEY: |`' };
  }
  return { value: text };
}

function doubleQuoted(text: string): Read {
  const [, inside] = /^"((?:[^"\\]|\\.)*)"$/s.exec(text) ?? [];
  if (inside === undefined) return unbalanced('"');
  const unknown = /\\[^nrt"\\$`]/.test(inside.replaceAll('\\\\', ''));
  if (unknown) {
    return { cause: 'an unknown escape in double quotes', cure: 'write \\\\ for a backslash, or use single quotes' };
  }
  return { value: inside.replace(/\\(.)/gs, (_, letter: string) => ESCAPES[letter] ?? letter) };
}

function unbalanced(mark: string): Read {
  return {
    cause: `a ${mark} that is not closed at the end of the line, or text after it`,
    cure: `close it at the end, put the other kind of quotes around the whole value, or use KEY<<EOF for several lines`,
  };
}
