import { type JSONPathQuery, jsonpath } from 'json-p3';
import { type IRegexp, parseIRegexp } from './pattern';
import type { Work } from './work';

const { selectors, expressions } = jsonpath;
type Segment = JSONPathQuery['segments'][number];
type Expression = InstanceType<typeof expressions.FilterExpression>;

/** The library does not export the class. */
const Descendants = jsonpath.compile('$..*').segments[0]?.constructor;

/** What a path leads to where it leads to nothing: unlike every JSON value. */
const NOTHING = Symbol('nothing');

/** Steps for each character that a pattern looks at, for each instruction of its program. */
const PATTERN_SHARE = 1 / 8;

/** Measured: a program of a thousand instructions takes about 5 ms to compile. */
const STEPS_TO_COMPILE = 2000;
const STEPS_TO_COMPILE_EACH = 50;

/**
 * Evaluates a query that json-p3 has parsed, as RFC 9535 says, and counts the work: the library's own evaluation
 * cannot be stopped, and needs a second and more for a filter of two loops over a document of 100 KB.
 */
export class Evaluation {
  private readonly patterns = new Map<string, IRegexp | undefined>();

  constructor(
    private readonly root: unknown,
    private readonly work: Work,
  ) {}

  select({ segments }: JSONPathQuery, from: unknown): unknown[] {
    return segments.reduce<unknown[]>((values, segment) => this.step(segment, values), [from]);
  }

  private step(segment: Segment, values: readonly unknown[]): unknown[] {
    const found: unknown[] = [];
    for (const value of values) {
      for (const parent of segment.constructor === Descendants ? this.withDescendants(value) : [value]) {
        for (const selector of segment.selectors) this.choose(selector, parent, found);
      }
    }
    return found;
  }

  private *withDescendants(value: unknown): Generator<unknown> {
    const stack = [value];
    while (stack.length > 0) {
      const next = stack.pop();
      this.work.spend(1);
      yield next;
      const children = childrenOf(next);
      for (let at = children.length - 1; at >= 0; at--) stack.push(children[at]);
    }
  }

  private choose(selector: Segment['selectors'][number], parent: unknown, found: unknown[]): void {
    this.work.spend(1);
    if (selector instanceof selectors.NameSelector) {
      if (isTree(parent) && !Array.isArray(parent) && Object.hasOwn(parent, selector.name)) {
        found.push(parent[selector.name]);
      }
    } else if (selector instanceof selectors.IndexSelector) {
      if (!Array.isArray(parent)) return;
      const at = selector.index < 0 ? parent.length + selector.index : selector.index;
      if (at >= 0 && at < parent.length) found.push(parent[at]);
    } else if (selector instanceof selectors.SliceSelector) {
      if (!Array.isArray(parent)) return;
      for (const at of sliceOf(parent.length, selector)) {
        this.work.spend(1);
        found.push(parent[at]);
      }
    } else {
      const filter = selector instanceof selectors.FilterSelector ? selector.expression : undefined;
      for (const child of childrenOf(parent)) {
        this.work.spend(1);
        if (filter === undefined || this.holds(filter, child)) found.push(child);
      }
    }
  }

  private holds(expression: Expression, current: unknown): boolean {
    this.work.spend(1);
    if (expression instanceof expressions.LogicalExpression) return this.holds(expression.expression, current);
    if (expression instanceof expressions.PrefixExpression) return !this.holds(expression.right, current);
    if (expression instanceof expressions.FilterQuery) return this.nodes(expression, current).length > 0;
    if (expression instanceof expressions.FunctionExtension) return this.call(expression, current) === true;
    if (!(expression instanceof expressions.InfixExpression)) return this.value(expression, current) !== false;
    const { left, right, operator } = expression;
    if (operator === '&&') return this.holds(left, current) && this.holds(right, current);
    if (operator === '||') return this.holds(left, current) || this.holds(right, current);
    return this.compare(this.value(left, current), operator, this.value(right, current));
  }

  /** Of what stands beside an operator or in a function: `NOTHING` where a query selects none. */
  private value(expression: Expression, current: unknown): unknown {
    if (expression instanceof expressions.FilterQuery) {
      const nodes = this.nodes(expression, current);
      return nodes.length === 1 ? nodes[0] : NOTHING;
    }
    if (expression instanceof expressions.FunctionExtension) return this.call(expression, current);
    if (expression instanceof expressions.NullLiteral) return null;
    return 'value' in expression ? expression.value : NOTHING;
  }

  private nodes(expression: Expression, current: unknown): unknown[] {
    if (!(expression instanceof expressions.FilterQuery)) return [];
    return this.select(expression.path, expression instanceof expressions.RootQuery ? this.root : current);
  }

  private call({ name, args: [first, second] }: InstanceType<typeof expressions.FunctionExtension>, current: unknown) {
    if (first === undefined) return NOTHING;
    if (name === 'count') return this.nodes(first, current).length;
    const value = this.value(first, current);
    if (name === 'value') return value;
    if (name === 'length') return this.lengthOf(value);
    return second !== undefined && this.matches(name, value, this.value(second, current));
  }

  private lengthOf(value: unknown): unknown {
    if (typeof value === 'string') {
      this.work.spend(value.length / 16);
      let length = 0;
      for (const _ of value) length++;
      return length;
    }
    if (Array.isArray(value)) return value.length;
    if (!isTree(value)) return NOTHING;
    const { length } = Object.keys(value);
    this.work.spend(length);
    return length;
  }

  private matches(name: string, text: unknown, pattern: unknown): boolean {
    if (typeof text !== 'string' || typeof pattern !== 'string') return false;
    const compiled = this.compiled(pattern, name === 'match' ? 'all' : 'part');
    if (compiled === undefined) return false;
    this.work.spend(10 + text.length * compiled.size * PATTERN_SHARE);
    return compiled.matches(text);
  }

  /** The pattern may stand in the document, so it is compiled at the document's cost. */
  private compiled(pattern: string, extent: 'all' | 'part'): IRegexp | undefined {
    const key = `${extent} ${pattern}`;
    const known = this.patterns.get(key);
    if (known !== undefined || this.patterns.has(key)) return known;
    this.work.spend(STEPS_TO_COMPILE + STEPS_TO_COMPILE_EACH * pattern.length);
    const parsed = parseIRegexp(pattern, extent);
    const compiled = 'problem' in parsed ? undefined : parsed;
    this.work.spend(STEPS_TO_COMPILE_EACH * (compiled?.size ?? 0));
    this.patterns.set(key, compiled);
    return compiled;
  }

  private compare(left: unknown, operator: string, right: unknown): boolean {
    if (operator === '==') return this.equals(left, right);
    if (operator === '!=') return !this.equals(left, right);
    if (operator.startsWith('>')) return this.compare(right, operator.replace('>', '<'), left);
    if (operator === '<=' && this.equals(left, right)) return true;
    if (typeof left === 'string' && typeof right === 'string') return left < right;
    return typeof left === 'number' && typeof right === 'number' && left < right;
  }

  private equals(left: unknown, right: unknown): boolean {
    const pairs: [unknown, unknown][] = [[left, right]];
    for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
      const [a, b] = pair;
      this.work.spend(typeof a === 'string' && typeof b === 'string' ? 1 + Math.min(a.length, b.length) / 64 : 1);
      if (a === b) continue;
      if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b)) return false;
      if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
      const keys = Object.keys(a);
      this.work.spend(keys.length);
      if (keys.length !== Object.keys(b).length || !keys.every((key) => Object.hasOwn(b, key))) return false;
      for (const key of keys) pairs.push([a[key], b[key]]);
    }
    return true;
  }
}

type Tree = Record<string, unknown>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isTree(value) ? Object.values(value) : [];
}

/** Which indexes a slice selects, in its order. */
function* sliceOf(length: number, { start, stop, step = 1 }: InstanceType<typeof selectors.SliceSelector>) {
  if (step === 0) return;
  const absolute = (index: number) => (index < 0 ? length + index : index);
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const within = (index: number) => Math.min(Math.max(absolute(index), low), high);
  const from = start === undefined ? (step > 0 ? low : high) : within(start);
  const to = stop === undefined ? (step > 0 ? high : low) : within(stop);
  for (let at = from; step > 0 ? at < to : at > to; at += step) yield at;
}

/** The patterns that are written in a query itself, at any depth, and the parts of it that RFC 9535 does not know. */
export function* literalsIn({ segments }: JSONPathQuery): Generator<{ pattern: string } | { unknown: string }> {
  for (const selector of segments.flatMap((segment) => segment.selectors)) {
    if (selector instanceof selectors.FilterSelector) yield* literalsOf(selector.expression);
    else if (!STANDARD.some((kind) => selector instanceof kind)) yield { unknown: selector.toString() };
  }
}

const STANDARD = [
  selectors.NameSelector,
  selectors.IndexSelector,
  selectors.SliceSelector,
  selectors.WildcardSelector,
] as const;

function* literalsOf(expression: Expression): Generator<{ pattern: string } | { unknown: string }> {
  if (expression instanceof expressions.LogicalExpression) yield* literalsOf(expression.expression);
  else if (expression instanceof expressions.PrefixExpression) yield* literalsOf(expression.right);
  else if (expression instanceof expressions.FilterQuery) yield* literalsIn(expression.path);
  else if (expression instanceof expressions.InfixExpression) {
    yield* literalsOf(expression.left);
    yield* literalsOf(expression.right);
  } else if (expression instanceof expressions.FunctionExtension) {
    const [, pattern] = expression.args;
    if (pattern instanceof expressions.StringLiteral) yield { pattern: pattern.value };
    for (const each of expression.args) yield* literalsOf(each);
  } else if (!(expression instanceof expressions.FilterExpressionLiteral)) yield { unknown: expression.toString() };
}
