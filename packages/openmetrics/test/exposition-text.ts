import fc from 'fast-check';

export interface Series {
  name: string;
  labels: [name: string, value: string][];
  value: number;
}

const name = fc.stringMatching(/^[a-z_:][a-z0-9_:]{0,3}$/);
const labels = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom('a', 'le', 'zone', 'status.code', 'é'),
    fc.string({ unit: fc.constantFrom('x', '"', '\\', '\n', '}', '{', ',', '=', ' ', '#', 'é', '😀'), maxLength: 6 }),
  ),
  { selector: ([label]) => label },
);
const value = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);

/** Series of which none stands there twice, whatever the order of its labels. */
export const anySeries: fc.Arbitrary<Series[]> = fc.uniqueArray(
  fc.record({ name: fc.oneof(name, fc.constantFrom('http.requests', 'a b')), labels, value }),
  { selector: (series) => JSON.stringify([series.name, [...series.labels].sort()]) },
);

/** Of a line: the blanks and ends of lines that are legal between its parts. */
export interface Style {
  blank: string;
  end: string;
  /** Comments between the lines. */
  comments: boolean;
  trailingComma: boolean;
}

export const anyStyle: fc.Arbitrary<Style> = fc.record({
  blank: fc.constantFrom('', ' ', '\t '),
  end: fc.constantFrom('\n', '\r\n'),
  comments: fc.boolean(),
  trailingComma: fc.boolean(),
});

export function written(series: readonly Series[], style: Style): string {
  const comment = style.comments ? `# HELP a What it \\\\ is.${style.end}${style.end}# nothing${style.end}` : '';
  return series.map((each) => `${comment}${line(each, style)}${style.end}`).join('');
}

function line({ name: metric, labels: list, value: number }: Series, { blank, trailingComma }: Style): string {
  const isPlain = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(metric);
  const pairs = list.map(([label, text]) => `${shown(label)}${blank}=${blank}"${escaped(text)}"`);
  const items = isPlain ? pairs : [`"${escaped(metric)}"`, ...pairs];
  const inner = items.join(`${blank},${blank}`) + (trailingComma && items.length > 0 ? ',' : '');
  const braces = items.length > 0 ? `{${blank}${inner}${blank}}` : '';
  return `${isPlain ? metric : ''}${braces} ${written64(number)}`;
}

function shown(label: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : `"${escaped(label)}"`;
}

function escaped(text: string): string {
  return text.replace(/["\\\n]/g, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`));
}

function written64(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return value > 0 ? '+Inf' : '-Inf';
}
