import { runCli } from './cli/main.ts'

/** The whole program: one call of the command line; the exit code is left to the process. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  process.exitCode = await runCli(args, process.env)
}
