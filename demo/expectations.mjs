import { isDeepStrictEqual } from 'node:util';

/** What must come true in the story; all that did not is told at the end. */
export class Expectations {
  met = 0;
  unmet = [];

  equal(what, found, wanted) {
    if (isDeepStrictEqual(found, wanted)) this.met += 1;
    else this.unmet.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  }

  match(what, text, pattern) {
    if (pattern.test(text)) this.met += 1;
    else this.unmet.push(`${what}: ${JSON.stringify(text)} does not match ${pattern}`);
  }
}
