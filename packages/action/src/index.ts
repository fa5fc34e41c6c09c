export { type ActionDefinition, act } from './act';
export {
  type Address,
  type AddressFault,
  IllegalAddress,
  isOddNumber,
  NAME_LEGAL,
  NAMED_ADDRESS_LEGAL,
  type NamedAddress,
  parseAddress,
  parseNamedAddress,
  repeatedNames,
} from './address';
export { BadInput, type InputProblem, quoted } from './bad-input';
export type { Contract, InputContract, InputName, OutputName } from './contract';
export { type EntryRules, readEntry } from './entry-reader';
export { formatEnv, parseEnv, parseRecordedEnv, type Variable } from './env';
export { Illegal, InputReader, numberedLines, splitLines } from './input-reader';
export { createLog, type Log, type LogSink } from './log';
export { markdownCode, markdownTable, markdownText } from './markdown';
export { markdownFence } from './markdown-fence';
export { type Mask, maskedJson, masker } from './mask/mask';
export { secretsInEnv } from './mask/secrets';
export { nearestName } from './nearest-name';
export { namesRead, parseInputs } from './parse-inputs';
export { parseStructure } from './parse-structure';
export { type RawInputs, rawInputs, withStructures } from './raw-inputs';
export type { Result } from './result';
export type { RunContext } from './run-context';
export { oneLine, plainText, shield } from './shield';
export { readEntries, type Structure, type StructureEntry, type StructureReader } from './structure';
export type { World } from './world';
