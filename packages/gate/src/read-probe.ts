import { Illegal, type InputReader, parseAddress as parseUrl } from '@deploy-actions/action';
import { dnsTypes, type Probe } from '@deploy-actions/probe';
import { ADDRESS_LEGAL, DNS_NAME_LEGAL, isDnsName, parseAddress, parseServer, SERVER_LEGAL } from './address';
import type { CheckContract, CheckKind } from './check-contract';
import { readExpectations } from './read-expectations';
import { httpProbe, readCa, readHttpInputs, readMinDays } from './read-http-inputs';
import { positive } from './read-rules';

type Entry = InputReader<CheckContract>;

const HTTPS_PORT = 443;

/** What an entry of this kind asks, and what to call it where it has no name. */
export function readProbe(entry: Entry, kind: CheckKind): { probe: Probe; called: string } {
  const timeoutMs = positive(entry, 'timeout');
  const via = undefined;
  switch (kind) {
    case 'http': {
      const http = readHttpInputs(entry);
      const { url, label } = needed(entry, 'url', 'an http(s) URL', (text) => parseUrl(text)) ?? {
        url: 'http://stand-in',
        label: '',
      };
      return { called: label, probe: httpProbe(http, url, timeoutMs) };
    }
    case 'tcp': {
      const place = readAddress(entry);
      const expectBody = entry.optional('expect-body');
      return { called: entry.text('address').trim(), probe: { kind, ...place, via, expectBody, timeoutMs } };
    }
    case 'tls': {
      const place = readAddress(entry, HTTPS_PORT);
      const serverName = entry.optionalParsed('server-name', dnsName) ?? place.host;
      const minDays = readMinDays(entry);
      const probe: Probe = { kind, ...place, via, serverName, minDays, ca: readCa(entry), timeoutMs };
      return { called: entry.text('address').trim(), probe };
    }
    case 'dns': {
      const name = needed(entry, 'query', DNS_NAME_LEGAL, dnsName) ?? 'stand-in';
      const record = entry.choice('record', dnsTypes);
      const server = entry.optionalParsed('server', dnsServer);
      const expected = entry.lines('expect-records');
      return { called: `${record} ${name}`, probe: { kind, name, record, expected, server, timeoutMs } };
    }
    case 'command': {
      entry.required('command', 'the command that the shell of each host runs');
      const command = entry.program('command') ?? '';
      const expectExit = entry.integer('expect-exit', { min: 0, max: 255 });
      const expect = readExpectations(entry);
      return { called: firstLine(command), probe: { kind, command, via: '', expectExit, expect, timeoutMs } };
    }
  }
}

function readAddress(entry: Entry, defaultPort?: number): { host: string; port: number } {
  const parse = (text: string) => {
    const address = parseAddress(text, defaultPort);
    if (address === undefined) throw new Illegal(ADDRESS_LEGAL);
    return address;
  };
  return needed(entry, 'address', ADDRESS_LEGAL, parse) ?? { host: 'stand-in', port: 1 };
}

function needed<T>(
  entry: Entry,
  key: 'url' | 'address' | 'query',
  legal: string,
  parse: (text: string) => T,
): T | undefined {
  return entry.required(key, legal) === '' ? undefined : entry.optionalParsed(key, parse);
}

function dnsName(text: string): string {
  if (!isDnsName(text)) throw new Illegal(DNS_NAME_LEGAL);
  return text;
}

function dnsServer(text: string): string {
  const server = parseServer(text);
  if (server === undefined) throw new Illegal(SERVER_LEGAL);
  return server;
}

function firstLine(command: string): string {
  const line = command.trim().split(/[\r\n]/, 1)[0] ?? '';
  return line.replace(/[^\x20-\x7e]/g, ' ').slice(0, 60);
}
