import type { CommandSpec } from '../command.ts';
import { asSend, exitCodes, messageOptions, outputOptions, quiet, spec as specOption } from '../shared/options.ts';

export const spec: CommandSpec = {
  name: 'decode',
  summary: 'print the messages of a capture, as text or as NDJSON',
  usage: ['FILE|- [options]'],
  description: [
    'Reads a capture and prints every message in it, one line each. Nothing is asked of this machine: interfaces have the names that links in the capture told of, generic netlink families those of nlctrl messages in it, or of the comments that nltool itself leaves in pcapng and hex. --spec adds schemas.',
    'With --json each message is a record of the JSON contract, and so is everything else in the file: its head (kind `capture`), packets that are not netlink (`packet`), blocks of pcapng (`block`), bytes behind the last whole packet (`tail`). From these records `nltool encode` makes the very file again.',
    'Of a file that is cut short or malformed all that can be read is printed, then the error with its offset; the exit code is 2.',
    'NDJSON is read too, as listen, send and decode print it: records become text, or with --as send commands.',
  ],
  arguments: [{ name: 'FILE', doc: 'a capture; - is stdin', required: true, completes: 'file' }],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['auto', 'pcap', 'pcapng', 'raw', 'hex'],
      fallback: 'auto',
      doc: 'what the file is',
      details: [
        '`raw` are messages end to end, as `ip monitor file` and rtmon write them; `hex` is hex text in lines, or a dump of hexdump -C, xxd, od, tcpdump -x or `strace -e read=all -e write=all`. NDJSON is recognised by itself.',
      ],
    },
    {
      name: 'proto',
      short: 'p',
      value: 'PROTO',
      doc: 'the protocol of raw and hex messages that do not say theirs',
      completes: 'protocol',
    },
    { name: 'count', short: 'c', value: 'N', doc: 'end after N messages, those that --filter lets through' },
    {
      name: 'filter',
      short: 'f',
      value: 'EXPR',
      doc: 'only messages for which this CEL expression over the record is true',
      details: ['Packets that are not netlink are left out as well; the head and the blocks of the file stay.'],
    },
    asSend,
    ...messageOptions,
    quiet,
    ...outputOptions,
    specOption,
  ],
  examples: [
    { doc: 'a capture of nlmon', command: 'nltool decode nlmon.pcap' },
    { doc: 'everything about its messages', command: 'nltool decode nlmon.pcap -vv -x' },
    {
      doc: 'the MTU of each link that is told of',
      command:
        "nltool decode --json nlmon.pcap | jq -c 'select(.attributes.mtu) | [.attributes.ifname, .attributes.mtu]'",
    },
    {
      doc: 'the same file again, byte for byte',
      command: 'nltool decode --json nlmon.pcap | nltool encode - -o again.pcap',
    },
    {
      doc: 'what strace printed, as hex',
      command: 'echo 14000000120001030100000000000000 00000000 | nltool decode - --proto route',
    },
    { doc: 'commands that send the requests again', command: 'nltool decode nlmon.pcap --as send' },
  ],
  exitCodes: exitCodes(
    'nothing more could be written',
    'usage, or the file is malformed: what could be read was printed',
  ),
  seeAlso: ['nltool-encode(1)', 'nltool-listen(1)', 'tcpdump(8)', 'tshark(1)', 'pcap-savefile(5)'],
  load: () => import('./run.ts'),
};
