/** The commands, each loaded when it is used. */
import type { CommandSpec } from './command.ts';

interface CommandEntry {
  name: string;
  load: () => Promise<CommandSpec>;
}

export const commands: CommandEntry[] = [
  { name: 'listen', load: async () => (await import('./listen/spec.ts')).spec },
  { name: 'groups', load: async () => (await import('./groups/spec.ts')).spec },
  { name: 'families', load: async () => (await import('./families/spec.ts')).spec },
  { name: 'sockets', load: async () => (await import('./sockets/spec.ts')).spec },
  { name: 'send', load: async () => (await import('./send/spec.ts')).spec },
  { name: 'decode', load: async () => (await import('./decode/spec.ts')).spec },
  { name: 'encode', load: async () => (await import('./encode/spec.ts')).spec },
  { name: 'describe', load: async () => (await import('./describe/spec.ts')).spec },
  { name: 'completion', load: async () => (await import('./completion/spec.ts')).spec },
];
