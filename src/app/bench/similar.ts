import { fold } from '../../core/text/fold.ts'
import { plainSearch } from '../../db/bench/plain.ts'
import { writePlaces } from '../../db/bench/samples.ts'
import { inTenant } from '../../db/database.ts'
import type { OpenDatabase } from '../../db/open.ts'
import type { App } from '../context.ts'
import { similarModels } from '../registration/similar.ts'
import type { Case } from './measure.ts'

const HITS = 20
const ALL = { all: true, units: [], organisations: [] } as const

/**
 * "Someone already does this": models like a name that is being typed, near a commune of each tenant in turn. Beside it
 * what plain SQL does, which finds the very words only.
 */
export async function similarCases(app: App, database: OpenDatabase, printed: readonly string[]): Promise<Case[]> {
  const places = await writePlaces(database.owner)
  const similar = (name: string, typed: (turn: number) => string): Case => ({
    name,
    goal: 50,
    ours: (turn) => {
      const place = places[turn % places.length]
      if (place === undefined) throw new Error('the nation is empty')
      const { tenantId, unitId, roundId } = place
      return inTenant(app.db.app, tenantId, (tx) =>
        similarModels({ app, tenantId, tx, reach: ALL }, { name: typed(turn), unitId, roundId }),
      )
    },
    plain: (turn) => plainSearch(database.owner, fold(typed(turn)), typed(turn).toLowerCase(), HITS),
  })
  const name = (turn: number): string => printed[(turn * 37) % printed.length] ?? ''
  return [
    similar('similar: a name as printed', name),
    similar('similar: the same without marks', (turn) => fold(name(turn))),
    similar('similar: its words in another order', (turn) => name(turn).split(' ').reverse().join(' ')),
  ]
}
