export { type JsonPath, parseJsonPath } from './json-path';
