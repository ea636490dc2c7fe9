/** The beacon of an access point, with elements that iw can read too. */

/** An information element: identifier, length, data. */
const element = (id: number, hex: string): string => Buffer.from([id, hex.length / 2]).toString('hex') + hex;
const text = (word: string): string => Buffer.from(word).toString('hex');
/** An attribute of WPS: type and length of two bytes, big-endian. */
const wps = (type: string, hex: string): string => type + (hex.length / 2).toString(16).padStart(4, '0') + hex;

const microsoft = (type: string, hex: string): string => element(221, `0050f2${type}${hex}`);
const wifiAlliance = (type: string, hex: string): string => element(221, `506f9a${type}${hex}`);

export const bssid = '020000000100';

/** The frame up to the TIM. */
export const head = [
  `80000000ffffffffffff${bssid}${bssid}0000`,
  `${'0'.repeat(16)}64001104`,
  element(0, text('test net')),
  element(1, '82848b960c121824'),
  element(3, '01'),
].join('');

const setup = [
  wps('104a', '10'),
  wps('1044', '02'),
  wps('1041', '01'),
  wps('1012', '0004'),
  wps('1053', '0280'),
  wps('103b', '03'),
  wps('1047', '00112233445566778899aabbccddeeff'),
  wps('1021', text('maker')),
  wps('1023', text('model')),
  wps('1024', text('5')),
  wps('1042', text('7')),
  wps('1054', '00060050f2040001'),
  wps('1011', text('box')),
  wps('1008', '2688'),
  wps('103c', '03'),
  wps('1057', '01'),
  wps('1049', '00372a000120'),
].join('');

/** What stands behind the TIM. */
export const tail = [
  element(7, `${text('DE ')}010d14`),
  element(42, '04'),
  element(50, '3048606c'),
  element(48, '0100000fac040100000fac040200000fac02000fac088000'),
  element(45, `ef1103ffff${'0'.repeat(42)}`),
  element(61, `0105${'0'.repeat(40)}`),
  element(11, '02000a0000'),
  element(59, '515154'),
  element(70, '7300000000'),
  element(74, '0a0014003c00c800140005001900'),
  element(107, '1f0708020000000099'),
  element(108, '7f00'),
  element(113, '01010001000209'),
  element(127, '0500080000000040'),
  element(191, 'b2010000faff0000faff0000'),
  element(192, '010600fcff'),
  element(195, '01140f'),
  element(255, `23${'01'.padEnd(12, '0')}${'0'.repeat(22)}faffaaff`),
  microsoft('01', '01000050f20202000050f2040050f20201000050f202'),
  microsoft('02', '0101800003a4000027a4000042435e0062322f00'),
  microsoft('04', setup),
  wifiAlliance('09', '020200250b'),
  wifiAlliance('1c', `02000000010504${text('twin')}`),
].join('');
