import { openRunFolder } from './run-folder.mjs';

/** Before the workers are started, which inherit the place for temporary files. */
export default function setUp() {
  globalThis.closeRunFolder = openRunFolder('test').close;
}
