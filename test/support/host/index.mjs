export { startHost } from './host.mjs';
export { keyPair } from './keys.mjs';
export { missingForHosts } from './prerequisites.mjs';
