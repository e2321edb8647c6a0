import { z } from 'zod'
import type { StepName } from '../../core/participation/transitions.ts'
import { ProblemError, problem } from '../../core/problem.ts'
import { standing } from '../../core/progress/sums.ts'
import { evidenceOf } from '../../db/read/evidence.ts'
import { assessmentsOf, entriesOf, figuresOf } from '../../db/read/progress.ts'
import { involve } from '../access/involve.ts'
import type { Command, CommandContext } from '../command.ts'
import { notify } from '../desk/notify.ts'
import { Version } from '../input.ts'
import { fileOf, fileSubject } from './file.ts'
import { moveFile } from './move.ts'

const StopInput = z.object({ fileId: z.uuid(), version: Version, reason: z.string().trim().max(2000).default('') })
type StopInput = z.infer<typeof StopInput>
interface Moved {
  readonly fileId: string
  readonly status: string
}

/** A step aside or back to work, with its reason where the table of steps asks for one; the other side is told. */
const aside =
  (step: StepName) =>
  async (context: CommandContext, { fileId, version, reason }: StopInput): Promise<Moved> => {
    const { app, actor, write } = context
    const { within } = await fileOf({ app, actor, tx: write.tx }, fileId)
    const status = await moveFile(context, fileId, { step, reason, version })
    if (step !== 'resume')
      await notify(context, {
        kind: 'participation.stopped',
        subject: 'participation',
        id: fileId,
        to: { roles: ['owner', 'clerk', 'head'], within },
      })
    return { fileId, status }
  }

const subject = fileSubject(({ fileId }: { readonly fileId: string }) => fileId)

/** Pauses what is being carried out (DOMAIN 4.3): the unit or who runs the movement, with the reason. */
export const suspendParticipation: Command<StopInput, Moved> = {
  name: 'participation.suspend',
  input: StopInput,
  action: 'participation.stop',
  subject,
  work: aside('suspend'),
}

/** Goes on with it. */
export const resumeParticipation: Command<StopInput, Moved> = {
  name: 'participation.resume',
  input: StopInput,
  action: 'participation.stop',
  subject,
  work: aside('resume'),
}

/** It is not carried out: the unit's own word, or what an inspection found. It stays on the file, with the reason. */
export const abandonParticipation: Command<StopInput, Moved> = {
  name: 'participation.abandon',
  input: StopInput,
  action: 'participation.stop',
  subject,
  work: aside('abandon'),
}

const AssessInput = z.object({
  fileId: z.uuid(),
  version: Version,
  text: z.string().trim().min(1).max(20_000),
  /** Why there is no figure; needed when there is none. */
  noFigures: z.string().trim().max(1000),
})

/**
 * The unit's own assessment (DOMAIN 4.3): a text, and figures, or a sentence why there are none. From then on entries
 * and evidence of the file are closed, until the appraising side sends it back.
 */
export const selfAssess: Command<z.infer<typeof AssessInput>, Moved> = {
  name: 'participation.self-assess',
  input: AssessInput,
  action: 'participation.assess',
  subject,
  work: async (context, { fileId, version, text, noFigures }) => {
    const { write, actor, at } = context
    const stands = standing(
      (await entriesOf(write.tx, write.tenantId, fileId)).map((e) => ({ id: e.id, replacesId: e.replaces_id })),
    )
    const ids = new Set(stands.map((e) => e.id))
    const figures = (await figuresOf(write.tx, write.tenantId, fileId)).filter((f) => ids.has(f.entry_id)).length
    if (figures === 0 && noFigures === '') throw new ProblemError(problem('figures.missing', {}, 'noFigures'))
    const evidence = await evidenceOf(write.tx, write.tenantId, fileId)
    const status = await moveFile(context, fileId, { step: 'self-assess', version })
    const [last] = await assessmentsOf(write.tx, write.tenantId, fileId)
    await write.insert('self_assessment', {
      participation_id: fileId,
      attempt: (last?.attempt ?? 0) + 1,
      text,
      no_figures: figures === 0 ? noFigures : null,
      entries: stands.length,
      figures,
      evidence: evidence.filter((one) => one.withdrawn_at === null).length,
      by_id: actor.id,
      by_name: actor.name,
      at,
    })
    await involve(context, fileId, 'submitted')
    return { fileId, status }
  },
}
