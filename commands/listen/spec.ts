import type { CommandSpec } from '../command.ts';
import {
  asSend,
  exitCodes,
  messageOptions,
  netns,
  outputOptions,
  quiet,
  spec as specOption,
} from '../shared/options.ts';

export const spec: CommandSpec = {
  name: 'listen',
  summary: 'join multicast groups and print what arrives',
  usage: ['[PROTO|FAMILY][:GROUP,…]… [options]', '--proto PROTO [--groups GROUP,…] [options]'],
  description: [
    'Joins multicast groups and prints every message that arrives, one line each, until interrupted. Without a word it joins every group of every protocol that it may; stderr sums up what was refused, and for the lack of which capability.',
    'A target is a protocol or a generic netlink family, then a colon and groups: `route:link,neigh`, `ethtool:monitor`. Without groups: all of them. --proto and --groups say the same for one protocol; the two ways cannot be mixed. What was understood is always said on stderr.',
    'A group is a name (`link`, `RTNLGRP_LINK`), a number, which for 1 and 2 is also the old bit mask, a mask (`0x11`), or `all`. A group that was named and is refused ends the command with 1; of `all` those that may be joined are.',
    'Generic netlink families and groups that appear later (a module is loaded) are heard where all were asked for.',
    'Nothing is swallowed: where the receive buffer was full, a record of kind `overrun` stands in the stream at that place with the number of datagrams the kernel dropped, listening goes on, and the exit code is 1.',
    '--filter takes an expression in CEL over the fields of the JSON record: `operation == "newlink" && attributes.mtu > 1400`, `has(attributes.master)`, `"up" in fixed.flags`, `attributes.ifname.matches("^veth")`. It is checked before a socket opens: a field that no message here can have, and a value that a field never has, are errors. A message without the field does not match.',
    "A capture (-w) in pcap has neither group nor namespace ID; pcapng keeps them as comments; NDJSON (--json) is the lossless one. One of generic netlink begins with the kernel's list of families, which have other numbers on other machines: its readers know the messages by it.",
  ],
  arguments: [
    {
      name: 'TARGET',
      doc: 'protocol or generic family, and groups: route, route:link,neigh, ethtool:monitor',
      repeat: true,
      completes: 'listen-target',
    },
  ],
  options: [
    {
      name: 'proto',
      short: 'p',
      value: 'PROTO',
      doc: 'the protocol: a name, a NETLINK_* constant or a number from 0 to 31',
      completes: 'protocol',
    },
    {
      name: 'groups',
      short: 'g',
      value: 'GROUP,…',
      repeat: true,
      doc: 'its groups: names, numbers, masks (0x11), or all',
      fallback: 'all',
      completes: 'group',
    },
    {
      name: 'dump',
      short: 'd',
      doc: 'first what is there now, then what changes',
      details: [
        'The groups are joined first, so that nothing between the two is missed. What a group tells of is asked for: links for route:link, tables, chains, sets with their elements and rules for netfilter:nftables. A group that no dump tells of is named on stderr.',
      ],
    },
    { name: 'count', short: 'c', value: 'N', doc: 'end after N messages, those that --filter lets through' },
    {
      name: 'duration',
      value: 'TIME',
      doc: 'end after this time: 10s, 500ms, 2m, 1h; a bare number is seconds',
    },
    {
      name: 'filter',
      short: 'f',
      value: 'EXPR',
      doc: 'only messages for which this CEL expression over the record is true',
    },
    {
      name: 'write',
      short: 'w',
      value: 'FILE',
      doc: 'write a capture: pcap, or pcapng where FILE ends in .pcapng; - is stdout',
      details: ['Messages are not printed besides without --print.'],
      completes: 'file',
    },
    { name: 'print', doc: 'with --write, print the messages too' },
    {
      name: 'read',
      short: 'r',
      value: 'FILE',
      doc: 'read a capture instead of the kernel, as nltool decode does; - is stdin',
      completes: 'file',
    },
    asSend,
    {
      name: 'port',
      value: 'PORT',
      doc: 'bind this port ID, for unicast messages of other processes',
      details: ['For one protocol only. Without --groups, no group is joined.'],
    },
    {
      name: 'all-nsid',
      doc: 'hear every network namespace that has an ID here too (needs CAP_NET_BROADCAST)',
    },
    {
      name: 'buffer',
      value: 'SIZE',
      doc: 'the receive buffer in bytes, with K, M or G',
      fallback: '32M',
      details: ['More than net.core.rmem_max needs CAP_NET_ADMIN; what was granted is said on stderr.'],
    },
    {
      name: 'process',
      doc: 'name the process whose request caused a message, where it can be told',
      details: [
        'Many messages carry the port ID of the socket that asked for the change. The process is the one that has this port at the moment of looking, by the inode of its socket; one that has ended is not found.',
      ],
    },
    ...messageOptions,
    quiet,
    ...outputOptions,
    netns,
    specOption,
  ],
  examples: [
    {
      doc: 'links that appear, change and go',
      command: 'nltool listen --proto route --groups 1',
      output: '20:58:00.489123 link newlink v0(3) ether up,m-down mtu 1500 veth  +41 (-v)',
    },
    {
      doc: 'links and neighbours, and the settings of ethtool',
      command: 'nltool listen route:link,neigh ethtool:monitor',
    },
    { doc: 'everything that can be heard', command: 'nltool listen' },
    { doc: 'what is there now, then changes, for a program', command: 'nltool listen route:link --dump --json | jq .' },
    {
      doc: 'only large MTUs',
      command: 'nltool listen route:link --filter \'operation == "newlink" && attributes.mtu > 1500\'',
    },
    {
      doc: 'ten seconds into a capture that tshark reads',
      command: 'nltool listen route --duration 10s -w route.pcap',
    },
    { doc: 'what other processes send to port 4711', command: 'nltool listen --proto usersock --port 4711' },
    { doc: 'inside a container', command: 'nltool listen route --netns 812' },
  ],
  exitCodes: exitCodes('the kernel or the socket refused, or messages were lost'),
  seeAlso: ['nltool-groups(1)', 'nltool-send(1)', 'nltool-decode(1)', 'ip-monitor(8)', 'netlink(7)', 'rtnetlink(7)'],
  load: () => import('./run.ts'),
};
