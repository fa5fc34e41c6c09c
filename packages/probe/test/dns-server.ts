import { createSocket, type Socket } from 'node:dgram';
import { type AddressInfo, createServer, type Server } from 'node:net';

const TYPES: Readonly<Record<string, number>> = { A: 1, NS: 2, CNAME: 5, MX: 15, TXT: 16, AAAA: 28, SRV: 33, CAA: 257 };
const CODES = { ok: 0, nxdomain: 3, servfail: 2, refused: 5 } as const;

/** What the server does with a question for one name: records (`TYPE data`), or something else. */
export type Zone =
  | readonly string[]
  | Exclude<keyof typeof CODES, 'ok'>
  | 'silence'
  | 'rubbish'
  | 'truncated'
  | 'dangling';

/** A name server on 127.0.0.1 that speaks a few records, over UDP and TCP at the same port. */
export class DnsServer {
  readonly zones: Record<string, Zone> = {};
  /** What was asked: `udp A name`. */
  readonly asked: string[] = [];
  private constructor(
    private readonly udp: Socket,
    private readonly tcp: Server,
  ) {}

  static async start(): Promise<DnsServer> {
    const tcp = createServer();
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const udp = createSocket('udp4');
    const server = new DnsServer(udp, tcp);
    await new Promise<void>((resolve) => udp.bind((tcp.address() as AddressInfo).port, '127.0.0.1', resolve));
    udp.on('message', (message, from) => {
      const answer = server.answer(message, 'udp');
      if (answer) udp.send(answer, from.port, from.address);
    });
    tcp.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (chunk) => {
        const answer = server.answer(chunk.subarray(2), 'tcp');
        if (answer) socket.end(Buffer.concat([short(answer.length), answer]));
      });
    });
    return server;
  }

  get address(): string {
    return `127.0.0.1:${(this.tcp.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.udp.close();
    await new Promise((resolve) => this.tcp.close(resolve));
  }

  private answer(query: Buffer, by: 'udp' | 'tcp'): Buffer | undefined {
    const labels: string[] = [];
    let at = 12;
    while (query[at] !== 0) {
      const length = query[at] ?? 0;
      labels.push(query.toString('latin1', at + 1, at + 1 + length));
      at += length + 1;
    }
    const name = labels.join('.').toLowerCase();
    const type = query.readUInt16BE(at + 1);
    const question = query.subarray(12, at + 5);
    const typeName = Object.keys(TYPES).find((each) => TYPES[each] === type) ?? String(type);
    this.asked.push(`${by} ${typeName} ${name}`);
    const zone = this.zones[name] ?? 'nxdomain';
    if (zone === 'silence') return undefined;
    if (zone === 'rubbish') return Buffer.concat([query.subarray(0, 2), Buffer.from([0x81])]);
    const reply = (flags: number, answers: readonly Buffer[]) =>
      Buffer.concat([
        query.subarray(0, 2),
        short(0x8180 | flags),
        short(1),
        short(answers.length),
        Buffer.alloc(4),
        question,
        ...answers,
      ]);
    if (zone === 'truncated') {
      return by === 'udp' ? reply(0x0200, []) : reply(0, [record(type, '192.0.2.77')]);
    }
    // An alias of a name that is gone: whatever is asked, only the alias is answered.
    if (zone === 'dangling') return reply(0, [record(TYPES.CNAME ?? 0, 'gone.example.org')]);
    if (typeof zone === 'string') return reply(CODES[zone], []);
    const own = zone.filter((line) => line.startsWith(`${typeName} `));
    return reply(
      0,
      own.map((line) => record(type, line.slice(typeName.length + 1))),
    );
  }
}

function record(type: number, text: string): Buffer {
  const data = dataOf(type, text);
  return Buffer.concat([Buffer.from([0xc0, 12]), short(type), short(1), Buffer.alloc(4), short(data.length), data]);
}

function dataOf(type: number, text: string): Buffer {
  const words = text.split(' ');
  if (type === TYPES.A) return Buffer.from(text.split('.').map(Number));
  if (type === TYPES.AAAA) return Buffer.from(text.replaceAll(':', ''), 'hex');
  if (type === TYPES.TXT)
    return Buffer.concat(text.split('|').map((part) => Buffer.from([part.length, ...Buffer.from(part)])));
  if (type === TYPES.MX) return Buffer.concat([short(Number(words[0])), nameOf(words[1] ?? '')]);
  if (type === TYPES.SRV) {
    return Buffer.concat([...words.slice(0, 3).map((word) => short(Number(word))), nameOf(words[3] ?? '')]);
  }
  if (type === TYPES.CAA) {
    const tag = Buffer.from(words[1] ?? '');
    return Buffer.concat([Buffer.from([Number(words[0]), tag.length]), tag, Buffer.from(words[2] ?? '')]);
  }
  return nameOf(text);
}

function nameOf(name: string): Buffer {
  return Buffer.concat([
    ...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.alloc(1),
  ]);
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
