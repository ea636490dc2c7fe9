import { attributeSet } from '../../../schema/attribute-set.ts';
import { nest, subMessage } from '../../../schema/builders.ts';
import {
  basicAttributes,
  bpfAttributes,
  cgroupAttributes,
  flowAttributes,
  fwAttributes,
  matchallAttributes,
  routeAttributes,
} from './filter.ts';
import { flowerAttributes } from './filter-flower.ts';
import { u32Attributes } from './filter-u32.ts';
import { tcPrioQopt } from './header.ts';
import { cakeAttributes } from './qdisc-cake.ts';
import {
  codelAttributes,
  dualpi2Attributes,
  fqCodelAttributes,
  fqPieAttributes,
  pieAttributes,
} from './qdisc-delay.ts';
import { drrAttributes, etsAttributes, fqAttributes, hhfAttributes, qfqAttributes } from './qdisc-fair.ts';
import { mqprioOptions, prioOptions, tcFifoQopt, tcMultiqQopt, tcPlugQopt, tcSkbprioQopt } from './qdisc-fifo.ts';
import { netemOptions } from './qdisc-netem.ts';
import { chokeAttributes, gredAttributes, redAttributes, sfbAttributes, tcSfqQoptV1 } from './qdisc-red.ts';
import { hfscAttributes, htbAttributes, tbfAttributes, tcHfscQopt } from './qdisc-shaper.ts';
import { cbsAttributes, etfAttributes, taprioAttributes } from './qdisc-time.ts';

/** Kinds that take no options; some have an empty nest. */
const noAttributes = attributeSet('no-content', false, {});

const ofClass = ['newtclass', 'deltclass', 'gettclass'];

const kinds = subMessage('options-msg', 'kind', {
  basic: nest(() => basicAttributes),
  bpf: nest(() => bpfAttributes),
  bfifo: tcFifoQopt,
  cake: nest(() => cakeAttributes),
  cbs: nest(() => cbsAttributes),
  cgroup: nest(() => cgroupAttributes),
  choke: nest(() => chokeAttributes),
  clsact: nest(() => noAttributes),
  codel: nest(() => codelAttributes),
  drr: nest(() => drrAttributes),
  dualpi2: nest(() => dualpi2Attributes),
  etf: nest(() => etfAttributes),
  ets: nest(() => etsAttributes, { nested: 'to-kernel' }),
  flow: nest(() => flowAttributes),
  flower: nest(() => flowerAttributes),
  fq: nest(() => fqAttributes),
  fq_codel: nest(() => fqCodelAttributes),
  fq_pie: nest(() => fqPieAttributes, { nested: true }),
  fw: nest(() => fwAttributes),
  gred: nest(() => gredAttributes),
  hfsc: tcHfscQopt,
  hhf: nest(() => hhfAttributes),
  htb: nest(() => htbAttributes),
  ingress: nest(() => noAttributes),
  matchall: nest(() => matchallAttributes),
  mq: nest(() => noAttributes),
  mqprio: mqprioOptions,
  multiq: tcMultiqQopt,
  netem: netemOptions,
  noqueue: nest(() => noAttributes),
  pfifo: tcFifoQopt,
  pfifo_fast: tcPrioQopt,
  pfifo_head_drop: tcFifoQopt,
  pie: nest(() => pieAttributes),
  plug: tcPlugQopt,
  prio: prioOptions,
  qfq: nest(() => qfqAttributes),
  red: nest(() => redAttributes),
  route: nest(() => routeAttributes),
  sfb: nest(() => sfbAttributes),
  sfq: tcSfqQoptV1,
  skbprio: tcSkbprioQopt,
  taprio: nest(() => taprioAttributes),
  tbf: nest(() => tbfAttributes),
  u32: nest(() => u32Attributes),
});

/** TCA_OPTIONS: by kind, of hfsc by what the message is about, too. */
export const options = {
  ...kinds,
  cases: [
    { name: 'hfsc class', when: { kind: 'hfsc', 'message.operation': ofClass }, type: nest(() => hfscAttributes) },
    ...kinds.cases,
  ],
};
