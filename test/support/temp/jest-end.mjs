/** Also after a failed run. */
export default function tearDown() {
  globalThis.closeRunFolder?.();
}
