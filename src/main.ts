import { runCli } from './cli/main.ts'

/** The whole program: one call of the command line; the exit code is left to the process. */
export async function main(args: readonly string[]): Promise<void> {
  process.exitCode = await runCli(args, process.env)
}
