// `node bench/link/main.mjs [RTT_MS MBIT]`: the link of the other benches, measured.
import { measureLink } from './measure.mjs';

const [rttMs = 50, mbitPerS = 100] = process.argv.slice(2).map(Number);
const measured = await measureLink({ rttMs, mbitPerS });
console.log(`asked for: ${rttMs} ms, ${mbitPerS} Mbit/s`);
console.log(
  `measured:  ${measured.rttMs.toFixed(1)} ms a round trip, ${measured.greetingMs.toFixed(1)} ms from connect to the ` +
    `server's first byte, ${measured.upMbitPerS.toFixed(1)} Mbit/s up, ${measured.downMbitPerS.toFixed(1)} Mbit/s down`,
);
