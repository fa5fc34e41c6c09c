import {
  type Exposition,
  ExpositionReader,
  type Format,
  parseSelector,
  type Selector,
} from '@deploy-actions/openmetrics';

/** A selector that must be legal; expressions need their library to be loaded. */
export function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

/** What the reader makes of a whole text, in pieces of at most `size` bytes. */
export function readText(text: string, selectors: string[], format: Format = 'prometheus', size = 65_536) {
  const reader = new ExpositionReader(format, selectors.map(selector));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.end();
}

/** The same where it must be whole and legal. */
export function expose(text: string, selectors: string[], format: Format = 'prometheus'): Exposition {
  const found = readText(text, selectors, format);
  if ('problem' in found) throw new Error(found.problem.reason);
  return found;
}
