// Loaded before a bundle: its timers and its clock run $HURRY times as fast, so that waiting costs a test little.
const speed = Number(process.env.HURRY);
const { setTimeout: later, performance } = globalThis;
const now = performance.now.bind(performance);
globalThis.setTimeout = (work, ms = 0, ...values) => later(work, Math.max(0, ms / speed), ...values);
performance.now = () => now() * speed;
