import { type Labels, labelOf } from './labels';
import { type Matcher, type MatchOperator, matcherOf } from './matcher';
import { unquote } from './quoted';
import { Scanner } from './scanner';

/** A compiled vector selector of PromQL: which series are meant. */
export interface Selector {
  readonly text: string;
  /** The one name that a series must have; undefined where an expression or nothing at all says it. */
  readonly name: string | undefined;
  /** The names of the labels that it asks about. */
  readonly labels: readonly string[];
  acceptsName(name: string): boolean;
  acceptsLabels(labels: Labels): boolean;
}

const NAME_LABEL = '__name__';
const LONGEST = 4000;

const METRIC_NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const LABEL_NAME = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const QUOTED = /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`/y;
const OPERATOR = /=~|!~|!=|=(?!=)/y;

/** What PromQL reads as something else than the name of a metric, in any case. In quotes it can be one. */
const KEYWORDS = ['inf', 'nan', 'on', 'bool', 'ignoring', 'group_left', 'group_right', 'atan2'];

/** Thrown and caught in here only. */
class Wrong extends Error {}

/** Compiles `name{label="value", other=~"expression"}`. Returns where and what is wrong, in words, where it is none. */
export function parseSelector(given: string): Selector | { problem: string } {
  const text = given.trim();
  if (text.length > LONGEST) return { problem: `it is longer than ${LONGEST} characters` };
  try {
    const matchers = readMatchers(new Scanner(text));
    if (matchers.every((matcher) => matcher.accepts(''))) {
      throw new Wrong('it selects every series: add a metric name, or a label with a value');
    }
    const ofName = matchers.filter(({ label }) => label === NAME_LABEL);
    const ofLabels = matchers.filter(({ label }) => label !== NAME_LABEL);
    return {
      text,
      name: ofName.find(({ exact }) => exact !== undefined)?.exact,
      labels: ofLabels.map(({ label }) => label),
      acceptsName: (name) => ofName.every((matcher) => matcher.accepts(name)),
      acceptsLabels: (labels) => ofLabels.every((matcher) => matcher.accepts(labelOf(labels, matcher.label))),
    };
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.message };
    throw error;
  }
}

function readMatchers(scanner: Scanner): Matcher[] {
  const matchers: Matcher[] = [];
  let name = scanner.take(METRIC_NAME);
  if (name !== undefined) {
    if (isKeyword(name)) throw new Wrong(`${name} is a keyword of PromQL: write {__name__="${name}"} for a metric`);
    matchers.push(matcher(NAME_LABEL, '=', name));
  }
  if (scanner.take(/\{/y) !== undefined) {
    while (scanner.take(/\}/y) === undefined) {
      const { quoted, ...found } = readItem(scanner);
      const other = quoted ?? (found.label === NAME_LABEL ? found.value : undefined);
      if (other !== undefined && name !== undefined) throw new Wrong(`it has two names, ${name} and ${other}`);
      name ??= quoted;
      matchers.push(matcher(found.label, found.operator, found.value));
      if (scanner.take(/,/y) === undefined && !/^\}/.test(scanner.isAtEnd ? '' : scanner.ahead)) {
        throw new Wrong(scanner.expected('"," or "}"'));
      }
    }
  } else if (name === undefined) {
    throw new Wrong(scanner.expected('the name of a metric or "{"'));
  }
  if (!scanner.isAtEnd) throw new Wrong(trailing(scanner));
  return matchers;
}

/** Whether PromQL reads a bare word as something else than the name of a metric. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.includes(word.toLowerCase());
}

/** `label="value"`, or a quoted text alone, which is the name of the metric. */
function readItem(scanner: Scanner): { label: string; operator: MatchOperator; value: string; quoted?: string } {
  const quoted = scanner.take(QUOTED);
  const label = quoted === undefined ? scanner.take(LABEL_NAME) : text(quoted);
  if (label === undefined) throw new Wrong(scanner.expected('the name of a label'));
  const operator = scanner.take(OPERATOR);
  if (operator === undefined) {
    if (quoted !== undefined) return { label: NAME_LABEL, operator: '=', value: label, quoted: label };
    throw new Wrong(scanner.expected('one of = != =~ !~'));
  }
  const value = scanner.take(QUOTED);
  if (value === undefined) throw new Wrong(scanner.expected('a value in quotes'));
  return { label, operator: operator as MatchOperator, value: text(value) };
}

function text(quoted: string): string {
  const unquoted = unquote(quoted);
  if ('problem' in unquoted) throw new Wrong(unquoted.problem);
  return unquoted.text;
}

function matcher(label: string, operator: MatchOperator, value: string): Matcher {
  const made = matcherOf(label, operator, value);
  if ('problem' in made) throw new Wrong(`${label}${operator}${JSON.stringify(value)}: ${made.problem}`);
  return made;
}

function trailing(scanner: Scanner): string {
  const expected = scanner.expected('the end');
  if (scanner.ahead.startsWith('[')) return `${expected}: growth is measured from scrape to scrape, without a range`;
  if (scanner.ahead.startsWith('(')) return `${expected}: functions are not evaluated, only series are selected`;
  return `${expected}: only series are selected, nothing is calculated`;
}
