import type { Actor } from '../../core/policy.ts'
import type { App } from '../context.ts'
import { maySetUp } from './common.ts'
import { read } from './reading.ts'

/** May the actor set up what is of this unit, or of everybody? For pages that offer one or the other. */
export const maySetUpHere = (app: App, actor: Actor, unitId: string | null): Promise<boolean> =>
  read(app, actor, (tx) => maySetUp({ app, actor, tx }, unitId))
