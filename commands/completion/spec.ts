import type { CommandSpec } from '../command.ts';
import { exitCodes } from '../shared/options.ts';

export const spec: CommandSpec = {
  name: 'completion',
  summary: 'completion for bash, zsh and fish',
  usage: ['bash|zsh|fish'],
  description: [
    'Prints a script that makes the shell complete commands, options and their values, protocols, multicast groups, families, operations and attributes. The script asks nltool itself, so that generic netlink families that have just appeared and specs named by NLTOOL_SPEC_PATH are completed too.',
    'bash: put `source <(nltool completion bash)` into ~/.bashrc. zsh: `source <(nltool completion zsh)` into ~/.zshrc, behind compinit. fish: `nltool completion fish > ~/.config/fish/completions/nltool.fish`.',
  ],
  arguments: [{ name: 'SHELL', doc: 'bash, zsh or fish', required: true, choices: ['bash', 'zsh', 'fish'] }],
  options: [],
  examples: [
    { doc: 'for this bash', command: 'source <(nltool completion bash)' },
    { doc: 'for fish, for good', command: 'nltool completion fish > ~/.config/fish/completions/nltool.fish' },
  ],
  exitCodes: exitCodes('the script could not be written'),
  seeAlso: ['nltool(1)', 'bash(1)', 'zshcompsys(1)', 'fish(1)'],
  load: () => import('./run.ts'),
};
