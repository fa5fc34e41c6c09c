import { DURATION_LEGAL, parseDuration, parseRatio, RATIO_LEGAL } from '@deploy-actions/quantity';
import { type InputProblem, quoted, withoutLogins } from './bad-input';
import type { Contract, InputName } from './contract';
import type { ParsedStructure, Structure } from './structure';

/** A problem that a custom parser throws; the message says what is allowed. */
export class Illegal extends Error {
  override readonly name = 'Illegal';
  /** What was found, in words; a parser of secrets must not quote them here. */
  readonly found: string | undefined;

  constructor(legal: string, found?: string) {
    super(legal);
    this.found = found;
  }
}

/**
 * Reads raw texts as typed values and collects every problem on the way. After a problem it hands out a stand-in of
 * the right type; no caller sees it, because `parseInputs` throws at the end.
 */
export class InputReader<C extends Contract> {
  readonly problems: InputProblem[] = [];
  readonly read = new Set<string>();

  constructor(
    private readonly contract: C,
    private readonly values: Readonly<Record<string, string>>,
    private readonly structures: Readonly<Record<string, ParsedStructure>> = {},
  ) {}

  /** The text as it is; empty where nothing was given. */
  text(name: InputName<C>): string {
    this.read.add(name);
    return this.values[name] ?? '';
  }

  /** Trimmed text, or undefined where nothing was given. */
  optional(name: InputName<C>): string | undefined {
    const text = this.text(name).trim();
    return text === '' ? undefined : text;
  }

  /** A program for a shell, which takes the carriage return of CRLF for a part of the command. */
  program(name: InputName<C>): string | undefined {
    return this.optional(name)?.replaceAll('\r\n', '\n');
  }

  /** Trimmed text that must be there; `legal` says what should be. */
  required(name: InputName<C>, legal: string): string {
    const text = this.optional(name);
    if (text === undefined) this.problem(name, { code: 'MISSING', legal });
    return text ?? '';
  }

  /** One entry per line; blank lines and lines that start with `#` are ignored. */
  lines(name: InputName<C>): string[] {
    return splitLines(this.text(name));
  }

  /** Like `lines`, but commas separate too: for values in which none can occur. */
  list(name: InputName<C>): string[] {
    return this.lines(name).flatMap((line) =>
      line
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    );
  }

  boolean(name: InputName<C>): boolean {
    return this.choice(name, ['true', 'false']) === 'true';
  }

  choice<const T extends string>(name: InputName<C>, legal: readonly T[]): T {
    const text = this.text(name).trim();
    const found = legal.find((word) => word === text);
    if (found === undefined) {
      this.problem(name, { code: text === '' ? 'MISSING' : 'ILLEGAL', legal: legal.join(', ') });
    }
    return found ?? (legal[0] as T);
  }

  /** Milliseconds. */
  duration(name: InputName<C>): number {
    return this.optionalDuration(name) ?? this.missing(name, DURATION_LEGAL, 0);
  }

  optionalDuration(name: InputName<C>): number | undefined {
    return this.optionalParsed(name, (text) => orIllegal(parseDuration(text), DURATION_LEGAL));
  }

  /** A fraction between 0 and 1. */
  ratio(name: InputName<C>): number {
    return (
      this.optionalParsed(name, (text) => orIllegal(parseRatio(text), RATIO_LEGAL)) ??
      this.missing(name, RATIO_LEGAL, 0)
    );
  }

  integer(name: InputName<C>, range: { min: number; max: number }): number {
    return this.optionalInteger(name, range) ?? this.missing(name, integerLegal(range), range.min);
  }

  optionalInteger(name: InputName<C>, range: { min: number; max: number }): number | undefined {
    return this.optionalParsed(name, (text) => {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return orIllegal(value >= range.min && value <= range.max ? value : undefined, integerLegal(range));
    });
  }

  /** The trimmed text through a parser that throws `Illegal`; undefined where nothing was given or the text is bad. */
  optionalParsed<T>(name: InputName<C>, parse: (text: string) => T): T | undefined {
    const text = this.optional(name);
    return text === undefined ? undefined : this.attempt(name, text, parse);
  }

  /** Every line through a parser that throws `Illegal`; each bad line is a problem of its own. */
  parsedLines<T>(name: InputName<C>, parse: (line: string) => T): T[] {
    const text = this.text(name);
    const hasLines = /[\r\n]/.test(text.trim());
    return numberedLines(text).flatMap(({ line, number }) => {
      const value = this.attempt(name, line, parse, { number, isAmongOthers: hasLines });
      return value === undefined ? [] : [value];
    });
  }

  /** What the YAML holds that the action has said this input to be; undefined where it is empty, or no YAML. */
  structure(name: InputName<C>): Structure | undefined {
    this.read.add(name);
    const parsed = this.structures[name];
    if (parsed === undefined || 'value' in parsed) return parsed?.value;
    this.problem(name, {
      code: 'ILLEGAL',
      given: `a text that cannot be parsed (${parsed.problem})`,
      legal: 'YAML, or JSON',
    });
    return undefined;
  }

  /** Notes a problem; `given` defaults to the input's own text. */
  problem(name: InputName<C>, what: { code: InputProblem['code']; legal: string; given?: string }): void {
    const given = what.given ?? this.quote(name, this.values[name] ?? '');
    const isLostSecret = what.code === 'MISSING' && this.contract.inputs[name]?.secret;
    const legal = isLostSecret ? `${what.legal}. ${LOST_SECRET}` : what.legal;
    // A key of a structure may be anything, a URL with a login too.
    this.problems.push({ input: withoutLogins(name), code: what.code, given: withoutLogins(given), legal });
  }

  private attempt<T>(
    name: InputName<C>,
    text: string,
    parse: (text: string) => T,
    line?: { number: number; isAmongOthers: boolean },
  ): T | undefined {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof Illegal)) throw error;
      this.problem(name, {
        code: 'ILLEGAL',
        legal: error.message,
        given: `${line?.isAmongOthers ? `line ${line.number}: ` : ''}${error.found ?? this.quote(name, text)}`,
      });
      return undefined;
    }
  }

  private missing<T>(name: InputName<C>, legal: string, standIn: T): T {
    const alreadyReported = this.problems.some(({ input }) => input === name);
    if (!alreadyReported) this.problem(name, { code: 'MISSING', legal });
    return standIn;
  }

  private quote(name: string, text: string): string {
    if (this.contract.inputs[name]?.secret) return 'the value (not shown)';
    return quoted(text);
  }
}

const LOST_SECRET =
  'A secret that is not set, whose name is mistyped, or that belongs to another environment arrives as an empty string';

export function splitLines(text: string): string[] {
  return numberedLines(text).map(({ line }) => line);
}

/** The lines that count, each with its place in the whole text, from 1. */
export function numberedLines(text: string): { line: string; number: number }[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ line: line.trim(), number: at + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
}

function orIllegal<T>(value: T | undefined, legal: string): T {
  if (value === undefined) throw new Illegal(legal);
  return value;
}

function integerLegal({ min, max }: { min: number; max: number }): string {
  return `a whole number from ${min} to ${max}`;
}
