import type { TestApp } from './app.ts'
import { asCommand, register } from './registry.ts'
import type { OpenedRound } from './round.ts'
import { today } from './round-people.ts'

/** A file of the round's first place that its council voted on with this outcome, as if everything before had been done. */
export async function votedFile(
  t: Pick<TestApp, 'app' | 'actor'>,
  r: OpenedRound,
  name: string,
  outcome: 'passed' | 'failed' | 'unset' = 'passed',
): Promise<string> {
  return asCommand(t.app, t.actor, async (context) => {
    const { write, at } = context
    const where = { programmeId: r.programmeId, roundId: r.roundId, provinceId: r.places[0].unitId }
    const { id } = await register(context, where, { name, status: 'voted' })
    const meeting = await write.insert('meeting', {
      round_id: r.roundId,
      name: 'Phiên thử',
      matter: 'recognition',
      held_on: today(t.app),
      secret: true,
      way: 'screen',
      state: 'open',
      convened_by: r.people.secretary.id,
    })
    const item = await write.insert('agenda_item', { meeting_id: meeting.id, file_id: id, position: 0 })
    await write.insert('vote', {
      meeting_id: meeting.id,
      item_id: item.id,
      file_id: id,
      matter: 'recognition',
      secret: true,
      way: 'screen',
      state: 'counted',
      members: 5,
      present: 5,
      entitled: 5,
      issued: 5,
      collected: 5,
      valid: 5,
      spoiled: 0,
      votes_for: 5,
      votes_against: 0,
      votes_blank: 0,
      outcome,
      opened_by: r.people.chair.id,
      opened_at: at,
    })
    return id
  })
}
