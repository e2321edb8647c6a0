import type { CommandContext } from '../../src/app/command.ts'
import type { RulePack, VoteRule } from '../../src/core/rules/rule-pack.ts'

/** Half of the members there, two thirds of the valid ballots for it, in secret. Invented. */
const VOTE: VoteRule = {
  quorum: { num: 1, den: 2, more: true, of: 'members' },
  threshold: { num: 2, den: 3, more: false, of: 'members' },
  ballot: 'secret',
}

/** Rules in which everything is set. Invented: no law and no plan says so. */
export const TEST_RULES: RulePack = {
  votes: { recognition: VOTE, exemplary: VOTE, commendation: VOTE, 'giay-khen': VOTE },
  appraisal: { minMembers: 2, combine: 'mean', differenceHalves: 20 },
  conflict: { latelyLedMonths: 12 },
  days: { receive: 5, supplement: 5, recommendation: 15, appeal: 10, heartbeat: 90 },
  awards: [
    {
      form: 'giay-khen',
      name: 'Giấy khen',
      nameEn: 'Certificate of merit',
      issuers: ['state:base', 'state:province'],
      subjects: ['collective', 'individual', 'household'],
      basis: 'Quy định thử',
    },
  ],
}

interface Drawn {
  readonly name: string
  readonly kind: 'collective' | 'individual'
  readonly bonusMaxHalves: number
  readonly criteria: readonly {
    readonly name: string
    readonly kind: 'numeric' | 'checklist' | 'bonus'
    readonly maxHalves: number
    readonly evidence?: true
    readonly items?: readonly (readonly [text: string, halves: number])[]
  }[]
  readonly bands: readonly (readonly [label: string, fromHalves: number, passes: boolean])[]
}

export const COLLECTIVE_SET: Drawn = {
  name: 'Tiêu chí thử, tập thể',
  kind: 'collective',
  bonusMaxHalves: 10,
  criteria: [
    { name: 'Cách làm khéo', kind: 'numeric', maxHalves: 80 },
    { name: 'Kết quả có minh chứng', kind: 'numeric', maxHalves: 60, evidence: true },
    {
      name: 'Quy trình',
      kind: 'checklist',
      maxHalves: 60,
      items: [
        ['Có kế hoạch', 20],
        ['Có phân công', 20],
        ['Dân được bàn', 20],
      ],
    },
    { name: 'Việc mới, việc khó', kind: 'bonus', maxHalves: 10 },
  ],
  bands: [
    ['Tốt', 160, true],
    ['Khá', 130, true],
    ['Chưa đạt', 0, false],
  ],
}

export const INDIVIDUAL_SET: Drawn = {
  name: 'Tiêu chí thử, cá nhân',
  kind: 'individual',
  bonusMaxHalves: 0,
  criteria: [{ name: 'Nêu gương', kind: 'numeric', maxHalves: 200 }],
  bands: [
    ['Đạt', 130, true],
    ['Chưa đạt', 0, false],
  ],
}

export interface MadeCriterion {
  readonly id: string
  readonly kind: 'numeric' | 'checklist' | 'bonus'
  readonly maxHalves: number
  readonly items: readonly string[]
}

/** A criteria set as it was made: its criteria in their order. */
export interface MadeSet {
  readonly id: string
  readonly criteria: readonly MadeCriterion[]
}

export async function makeSet(
  { write }: CommandContext,
  given: { readonly movementId: string; readonly year: number; readonly day: string; readonly adopted: boolean },
  drawn: Drawn,
): Promise<MadeSet> {
  const set = await write.insert('criteria_set', {
    movement_id: given.movementId,
    name: `${drawn.name} ${given.year}`,
    kind: drawn.kind,
    field_code: '',
    level: '',
    bonus_max_halves: drawn.bonusMaxHalves,
    valid_from: `${given.year}-01-01`,
    valid_to: null,
    adopted_on: given.adopted ? given.day : null,
    adopted_by: given.adopted ? 'Ban Chỉ đạo (thử)' : null,
    basis: given.adopted ? 'Kế hoạch thử' : null,
  })
  const criteria: MadeCriterion[] = []
  for (const [index, c] of drawn.criteria.entries()) {
    const row = await write.insert('criterion', {
      criteria_set_id: set.id,
      position: index + 1,
      name: c.name,
      hint: null,
      kind: c.kind,
      max_halves: c.maxHalves,
      evidence_needed: c.evidence === true,
    })
    const items: string[] = []
    for (const [at, [text, halves]] of (c.items ?? []).entries()) {
      const item = await write.insert('criterion_item', { criterion_id: row.id, position: at + 1, text, halves })
      items.push(item.id)
    }
    criteria.push({ id: row.id, kind: c.kind, maxHalves: c.maxHalves, items })
  }
  for (const [label, from_halves, passes] of drawn.bands)
    await write.insert('band', { criteria_set_id: set.id, label, from_halves, passes })
  return { id: set.id, criteria }
}
