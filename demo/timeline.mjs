import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import { TRANSCRIPT } from './output-folder.mjs';

/** Colours only where they are seen: on a terminal, and not with NO_COLOR. */
export const paint = (style, text) => styleText(style, text, { stream: process.stdout });

export const seconds = (ms) => `${(ms / 1000).toFixed(ms < 9950 ? 2 : 1)} s`;

/** Prints the story line by line, and keeps it without colours in a file. */
export class Timeline {
  #start = performance.now();
  #file;

  constructor(folder) {
    this.#file = join(folder, TRANSCRIPT);
    appendFileSync(this.#file, '');
  }

  say(text = '') {
    console.log(text);
    appendFileSync(this.#file, `${stripVTControlCharacters(text)}\n`);
  }

  title(text) {
    this.say(`\n${paint('bold', text)}`);
  }

  header(hosts) {
    const live = hosts.map((name) => name.padEnd(5)).join(' ');
    this.say(paint('dim', `     time   ${live}  ${'action'.padEnd(18)}  ${'verdict'.padEnd(11)}  why`));
  }

  /** One act: when it ended, what is live on each host after it, who did what, and why. */
  act({ live, action, verdict, meaning, why }) {
    const style = { good: 'green', bad: 'red', neither: 'yellow' }[meaning];
    const time = seconds(performance.now() - this.#start).padStart(9);
    const hosts = live.map((text) => text.padEnd(5)).join(' ');
    this.say(
      `${paint('dim', time)}   ${hosts}  ${action.padEnd(18)}  ${paint(style, (verdict || '–').padEnd(11))}  ${why}`,
    );
  }
}
