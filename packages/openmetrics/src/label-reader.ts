import { isPlain, type LabelList, readLabels } from './label-list';
import { LabelShape } from './label-shape';

/** Reads the labels of one line after the other, and of most lines the values only: their names were there before. */
export class LabelReader {
  #shape: LabelShape | undefined;

  /** The same as `readLabels`. */
  read(line: string, from: number): LabelList | string {
    return this.#shape?.read(line, from) ?? this.#learn(line, from);
  }

  #learn(line: string, from: number): LabelList | string {
    const list = readLabels(line, from);
    const isUsual = typeof list !== 'string' && list.name === undefined && list.written.every(isPlain);
    if (isUsual) this.#shape = new LabelShape(list.written, list.labels);
    return list;
  }
}
