/** What the machine runs: first from its own memory, then from the host's files under those that were unpacked. */

export interface Start {
  /** modules' files in the order in which they are loaded */
  modules: readonly string[];
  /** the project's folder */
  project: string;
  /** the folder that the machine may write to */
  share: string;
  /** the command line, for a shell */
  command: string;
}

/** /init of the initramfs: mounts the host's root, read-only, under the packages' files, and goes on in there. */
export const initScript = ({ modules, share }: Start): string => `#!/bin/busybox sh
export PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs dev /dev
${modules.map(file => `insmod /modules/${file}`).join('\n')}
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose host /host
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose packages /packages
mount -t tmpfs none /upper
mkdir /upper/files /upper/work
mount -t overlay -o lowerdir=/packages:/host,upperdir=/upper/files,workdir=/upper/work overlay /new
mount -t 9p -o trans=virtio,version=9p2000.L,rw,msize=262144 share /new${share}
mount --move /dev /new/dev
exec switch_root /new /bin/sh ${share}/start
`;

/** What the machine does with its files in place; the last act is to switch itself off. */
export const startScript = ({ project, share, command }: Start): string => `
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs run /run
mkdir -p /run/netns /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin HOME=/tmp TERM=dumb NLTOOL_VM=1
ip link set lo up
stty -F /dev/ttyS1 raw
cd ${project}
${command} >/dev/ttyS1 2>&1 </dev/null
echo $? >${share}/exit
sync
busybox poweroff -f
`;
