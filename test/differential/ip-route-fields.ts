/** The keys of `ip -j -d route`, and where a record has the same. */
import { at, type Fields, type Json, near } from '../support/differences.ts';

/** An address with its length, as ip writes it. */
export const prefix = (address: string | undefined, length: number, family: string): string => {
  if (length === 0 && address === undefined) return 'default';
  return length === (family === 'inet' ? 32 : 128) ? address! : `${address}/${length}`;
};

export const scope = (ours: Json): string => (ours.fixed.scope === 'universe' ? 'global' : ours.fixed.scope);

const realms = (flow: number): Json =>
  flow > 0xffff ? { from: String(flow >>> 16), to: String(flow & 0xffff) } : { to: String(flow) };

const metric = (name: string) => (ours: Json) => at(ours, `metrics.${name}`);

/** ip has a list with one object in it; features stand among the metrics. */
const metrics = (ours: Json, theirs: Json[]): Json => {
  const own = Object.keys(theirs[0]).map(key => [
    key,
    key === 'ecn' ? (metric('features')(ours).includes('ecn') ? null : undefined) : metric(key)(ours),
  ]);
  return [Object.fromEntries(own)];
};

export const routeFields = (name: (index: number) => string): Fields => {
  const device = (path: string) => (ours: Json) => name(at(ours, path));
  const hop: Fields = {
    gateway: 'gateway',
    via: { family: 'via.family', host: 'via.addr' },
    dev: device('ifindex'),
    weight: ours => ours.hops + 1,
    flags: 'flags',
  };
  return {
    type: 'fixed.type',
    dst: ours => prefix(ours.attributes.dst, ours.fixed.dst_len, ours.fixed.family),
    from: ours => prefix(ours.attributes.src, ours.fixed.src_len, ours.fixed.family),
    gateway: 'gateway',
    via: { family: 'via.family', host: 'via.addr' },
    dev: device('oif'),
    table: ours => String(ours.attributes.table),
    protocol: 'fixed.protocol',
    scope,
    prefsrc: 'prefsrc',
    metric: 'priority',
    flags: 'fixed.flags',
    tos: ours => `0x${ours.fixed.tos.toString(16)}`,
    flow: ours => realms(ours.attributes.flow),
    expires: near('cacheinfo.expires', 60, ticks => ticks / 100),
    pref: 'pref',
    nhid: 'nh_id',
    metrics,
    nexthops: { each: 'multipath', fields: hop },
    encap: ours => String(ours.attributes.encap_type).replace('-', ''),
    mode: 'encap.srh.mode',
    segs: ours => at(ours, 'encap.srh.srh.segments').toReversed(),
    action: (ours, theirs) =>
      theirs.toLowerCase().replaceAll('.', '-') === at(ours, 'encap.action') ? theirs : at(ours, 'encap.action'),
    nh6: 'encap.nh6',
  };
};
