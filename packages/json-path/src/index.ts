export { type JsonPath, parseJsonPath, preparePatterns } from './json-path';
export { loadPatterns, type Pattern, parsePattern } from './pattern';
export { type JsonDocument, readJson } from './read-json';
export { JsonPathLimitError } from './work';
