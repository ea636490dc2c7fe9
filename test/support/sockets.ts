/** Sockets of many kinds that a program holds open in a namespace, for reports about them. */
import { Running } from './nltool.ts';

const python = `
import socket, struct, sys
held = []
def hold(*sockets):
    held.extend(sockets)
    return sockets[-1]
def pair(family, protocol, address, port):
    listener = hold(socket.socket(family, socket.SOCK_STREAM, protocol))
    listener.bind((address, port))
    listener.listen(9)
    client = hold(socket.socket(family, socket.SOCK_STREAM, protocol))
    client.connect((address, port))
    return listener, client, hold(listener.accept()[0])
listener, client, server = pair(socket.AF_INET, 0, '127.0.0.1', 4001)
server.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
server.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 7000)
server.setsockopt(socket.SOL_SOCKET, socket.SO_MARK, 0x2a)
client.sendall(b'x' * 1000)
try:
    key = struct.pack('<HH4s120xBBHi80s', 2, 0, socket.inet_aton('127.0.0.9'), 0, 0, 6, 0, b'secret')
    listener.setsockopt(socket.IPPROTO_TCP, 14, key)
    print('md5')
except OSError:
    pass
pair(socket.AF_INET6, 0, '::1', 4002)[2].sendall(b'abc')
try:
    pair(socket.AF_INET, 262, '127.0.0.1', 4003)
    print('mptcp')
except OSError:
    pass
udp = hold(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
udp.bind(('127.0.0.1', 5001))
udp.connect(('127.0.0.1', 5002))
udp6 = hold(socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))
udp6.bind(('::1', 5003))
hold(socket.socket(socket.AF_INET, socket.SOCK_RAW, 1))
for name, kind in (('\\0stream', socket.SOCK_STREAM), ('\\0packets', socket.SOCK_SEQPACKET)):
    unix = hold(socket.socket(socket.AF_UNIX, kind))
    unix.bind(name)
    unix.listen(7)
    peer = hold(socket.socket(socket.AF_UNIX, kind))
    peer.connect(name)
    hold(unix.accept()[0])
hold(*socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
hold(socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3)))
packet = hold(socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x800)))
packet.bind(('lo', 0x800))
print('ready', flush=True)
sys.stdin.read()
`;

/** Starts it; its output names the optional ones that there are: `md5`, `mptcp`. */
export async function manySockets(netns: number): Promise<Running> {
  const running = new Running('nsenter', ['-t', `${netns}`, '-n', 'python3', '-c', python]);
  await running.until('out', /^ready$/m);
  return running;
}
