import type { CommandSpec } from '../command.ts';
import { exitCodes, quiet, spec as specOption } from '../shared/options.ts';

export const spec: CommandSpec = {
  name: 'encode',
  summary: 'make a capture from NDJSON records',
  usage: ['FILE|- [options]'],
  description: [
    'Reads records as `nltool decode --json` and `nltool listen --json` print them and writes the capture that they tell of. What decode read comes out as it was, byte for byte: `nltool decode --json F | nltool encode -` is F again. A record may be edited first: its lengths are counted anew, its names looked up in the schemas.',
    'Everything is checked before anything is written: what is wrong with each record is told with its line and the path in it, and then nothing is written and the exit code is 2. Until then the capture is kept in memory, beyond 64 MiB in a temporary file. --stream does not wait for the end: it writes each datagram as it is complete, up to the first record that is wrong.',
    'Records of one datagram stand behind each other with the same `frame` and a `part` that counts; each record without `part` is a datagram of its own. Records that tell of no bytes (`summary`, and `overrun` of a listener) are left out, and so is what the format cannot hold; stderr says how many.',
  ],
  arguments: [{ name: 'FILE', doc: 'NDJSON; - is stdin', required: true, completes: 'file' }],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['pcap', 'pcapng', 'raw', 'hex'],
      fallback: 'pcapng where -o ends in .pcapng, else that of the capture record, else pcap',
      doc: 'what to write',
      details: [
        'pcap and raw have no place for multicast group and namespace ID; pcapng and hex keep them as comments.',
      ],
    },
    { name: 'output', short: 'o', value: 'FILE', doc: 'the file to write', fallback: '- (stdout)', completes: 'file' },
    { name: 'stream', doc: 'write each datagram as soon as it is complete' },
    quiet,
    specOption,
  ],
  examples: [
    { doc: 'the same file again', command: 'nltool decode --json nlmon.pcap | nltool encode - -o again.pcap' },
    {
      doc: 'only what concerns one link, for tshark',
      command:
        'nltool decode --json nlmon.pcap --filter \'attributes.ifname == "eth0"\' | nltool encode - -o eth0.pcap',
    },
    {
      doc: 'another MTU in every message',
      command:
        "nltool decode --json in.pcap | jq -c '(.attributes.mtu? | values) |= 9000' | nltool encode - -o out.pcap",
    },
    {
      doc: 'live into another program',
      command: 'nltool listen route --json | nltool encode - --stream | tcpdump -r -',
    },
  ],
  exitCodes: exitCodes('the capture could not be written', 'usage, or a record is wrong: nothing was written'),
  seeAlso: ['nltool-decode(1)', 'nltool-listen(1)', 'pcap-savefile(5)'],
  load: () => import('./run.ts'),
};
