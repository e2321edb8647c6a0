import type { z } from 'zod'
import type { Action } from '../core/access/rules.ts'
import { type Actor, can, mayAnywhere, type Subject } from '../core/policy.ts'
import { PROBLEMS, ProblemError, problem, unwrap } from '../core/problem.ts'
import { inTenant, sqlState, type Tx } from '../db/database.ts'
import { appendEntry, entryOfKey, hashOf, lockHead } from '../db/write/journal.ts'
import { Recorder } from '../db/write/record.ts'
import type { App } from './context.ts'
import { inputProblem } from './input.ts'

/** What a use case adds to the pipeline: a name for the journal, the shape of its input, the permission, the work. */
export interface Command<Input, Output> {
  readonly name: string
  readonly input: z.ZodType<Input>
  readonly action: Action
  /** What it is done to, read in the command's transaction; absent: the tenant as a whole, and roles on all of it. */
  readonly subject?: (context: CommandContext, input: Input) => Promise<Subject>
  /**
   * What of the input the journal's hash covers; absent: all of it. What must stay secret is left out, because the hash
   * of something that can be guessed tells it. The same key with another secret then counts as the same input.
   */
  readonly hashed?: (input: Input) => unknown
  /**
   * For a command that looks for what is there before it makes it (a model of this name, the next position): those of
   * one tenant run one after another, from their beginning. The others meet only at their end, at the head of the chain.
   */
  readonly serial?: true
  /** Reads, decides and writes through the recorder; throws a ProblemError to refuse. Must return plain JSON. */
  readonly work: (context: CommandContext, input: Input) => Promise<Output>
}

export interface CommandContext {
  readonly app: App
  readonly actor: Actor
  readonly write: Recorder
  /** The moment of the command, ISO 8601 in UTC: the same for everything it writes. */
  readonly at: string
}

export interface Outcome<Output> {
  readonly result: Output
  /** True when the key had been used before with the same input: nothing was written again. */
  readonly replayed: boolean
}

/**
 * Runs one command: one transaction, one idempotency key, one entry of the journal, its events. In this order: check
 * the input, ask the policy, look for the key, do the work, append its statistics, append to the chain. Nothing is kept if any step fails.
 * The same key with another input is refused (`conflict.key-reused`).
 */
export async function execute<Input, Output>(
  app: App,
  command: Command<Input, Output>,
  actor: Actor,
  rawInput: unknown,
  givenKey: string,
): Promise<Outcome<Output>> {
  const parsed = command.input.safeParse(rawInput)
  if (!parsed.success) throw new ProblemError(inputProblem(parsed.error))
  unwrap(mayAnywhere(actor, command.action))
  const key = keptKey(givenKey)
  const inputHash = hashOf([command.name, actor.id, command.hashed?.(parsed.data) ?? parsed.data])
  const answered = async (tx: Tx): Promise<Outcome<Output> | undefined> => {
    const earlier = await entryOfKey(tx, actor.tenantId, key)
    if (earlier === undefined) return undefined
    if (earlier.input_hash !== inputHash) throw new ProblemError(problem('conflict.key-reused'))
    return { result: earlier.result as Output, replayed: true }
  }
  const once = () =>
    inTenant(app.db.app, actor.tenantId, async (tx): Promise<Outcome<Output>> => {
      if (command.serial === true) await lockHead(tx, actor.tenantId)
      const earlier = await answered(tx)
      if (earlier !== undefined) return earlier
      const at = app.clock().toISOString()
      const write = new Recorder(tx, actor.tenantId, app.newId)
      const context = { app, actor, write, at }
      const subject = (await command.subject?.(context, parsed.data)) ?? { tenantId: actor.tenantId }
      unwrap(can(actor, command.action, subject))
      const result = await command.work(context, parsed.data)
      await write.writeStatistics()
      const entry = {
        id: app.newId(),
        key,
        name: command.name,
        actorId: actor.id,
        actorName: actor.name,
        at,
        inputHash,
        result,
      }
      await appendEntry(tx, actor.tenantId, entry, write.events)
      return { result, replayed: false }
    })
  try {
    return await once()
  } catch (error) {
    // Two of the same key at once: the second meets a unique key of the first, and then finds its answer.
    if (sqlState(error) === '23505') return once()
    // Or it meets a row that the first has changed meanwhile: that is no conflict of two people.
    const earlier = isConflict(error) ? await inTenant(app.db.app, actor.tenantId, answered) : undefined
    if (earlier === undefined) throw error
    return earlier
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && PROBLEMS[error.problem.code].status === 409

/** A key as it is kept: one that no index could hold, for its length or its NUL, stands as its hash. */
const keptKey = (key: string): string =>
  key.length <= MAX_KEY && !key.includes('\u0000') ? key : `sha256:${hashOf(key)}`

const MAX_KEY = 200
