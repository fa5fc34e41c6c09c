/** Bytes of a status: it holds the steps and the latest events of every release that is kept. */
export const MOST_STATUS_BYTES = 8 * 1024 * 1024;
/** What the host program writes is four levels deep. */
const DEEPEST = 16;
const MOST_VALUES = 200_000;

/**
 * The value of a JSON text from a host. Throws where it is no JSON, or has more values or levels than a host program
 * ever writes: to parse 60 MB of `[` takes 3 GB, and what is nested thousands deep breaks whatever reads it later.
 */
export function parseHostJson(text: string): unknown {
  checkShape(text);
  return JSON.parse(text);
}

/** Counts without parsing. What is no JSON may pass: `JSON.parse` refuses it. */
function checkShape(text: string): void {
  let [depth, values, isString] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isString) {
      if (character === '\\') at++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '[' || character === '{') {
      depth++;
      values++;
      if (depth > DEEPEST) throw new Error(`it is nested more than ${DEEPEST} levels deep`);
    } else if (character === ']' || character === '}') depth--;
    else if (character === ',') values++;
    if (values > MOST_VALUES) throw new Error(`it has more than ${MOST_VALUES} values`);
  }
}
