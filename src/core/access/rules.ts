import type { Stage } from '../participation/stage.ts'
import { JUDGES_NOT, type Relation } from './relations.ts'
import type { Role } from './roles.ts'

/** Who may do something, to a file at which stages, and whom a relation keeps from it. */
export interface Rule {
  readonly roles: readonly Role[]
  /** Only for what has a stage; absent: at any. */
  readonly stages?: readonly Stage[]
  /** A relation to the file that forbids it, whatever the role. */
  readonly never?: readonly Relation[]
}

const UNIT: readonly Role[] = ['clerk', 'head']
const JUDGED: readonly Relation[] = [...JUDGES_NOT, 'appraised']
const AT_WORK: readonly Stage[] = ['in-progress', 'suspended']

/**
 * Everything that a command may ask for (DOMAIN 2.3 and 4.3). Appraiser, voter and decider of one file are different
 * people, and none of them wrote, owns or inspected it. docs/reference/permissions.md has every row with its reason.
 */
export const RULES = {
  'tenant.open': { roles: ['administrator'] },
  'account.manage': { roles: ['administrator'] },
  'desk.see': {
    roles: [
      'administrator',
      'owner',
      'clerk',
      'head',
      'appraiser',
      'appraisal-lead',
      'council-member',
      'secretary',
      'chair',
      'decider',
      'records-clerk',
      'inspector',
      'editor',
      'reader',
    ],
  },
  'document.receive': { roles: ['administrator', 'owner', 'editor', 'demo-reader'] },
  'proposal.decide': { roles: ['administrator', 'owner', 'editor', 'demo-reader'] },

  'movement.set-up': { roles: ['administrator', 'owner'] },
  'round.run': { roles: ['owner'] },

  'registration.write': { roles: UNIT, stages: ['draft', 'returned'] },
  'registration.submit': { roles: ['head'], stages: ['draft', 'returned'] },
  'registration.withdraw': { roles: ['head'], stages: ['submitted', 'returned'] },
  'registration.see': { roles: ['owner', ...UNIT, 'reader'] },
  'registration.receive': { roles: ['owner'], stages: ['submitted'], never: ['wrote', 'submitted'] },

  'participation.see': {
    roles: [
      'owner',
      ...UNIT,
      'appraiser',
      'appraisal-lead',
      'council-member',
      'secretary',
      'chair',
      'decider',
      'inspector',
      'reader',
    ],
  },
  'participation.select': {
    roles: ['owner'],
    stages: ['accepted', 'in-progress'],
    never: ['wrote', 'submitted', 'owns'],
  },
  'participation.run': { roles: UNIT, stages: ['accepted', ...AT_WORK] },
  'participation.stop': { roles: [...UNIT, 'owner', 'inspector'], stages: ['accepted', ...AT_WORK] },
  'participation.assess': { roles: ['head'], stages: ['in-progress'] },
  'progress.write': { roles: UNIT, stages: AT_WORK },
  'evidence.add': { roles: [...UNIT, 'inspector'], stages: ['accepted', ...AT_WORK] },
  'evidence.show': { roles: ['owner', 'head'] },

  'inspection.plan': { roles: ['owner', 'inspector'] },
  'inspection.record': { roles: ['inspector'] },
  'recommendation.answer': { roles: UNIT },
  'recommendation.close': { roles: ['owner', 'inspector'] },

  'appraisal.assign': { roles: ['owner', 'appraisal-lead'] },
  'appraisal.score': { roles: ['appraiser', 'appraisal-lead'], stages: ['self-assessed'], never: JUDGES_NOT },
  'appraisal.conclude': { roles: ['appraisal-lead'], stages: ['self-assessed'], never: JUDGES_NOT },
  'appraisal.send-back': {
    roles: ['appraisal-lead', 'chair'],
    stages: ['self-assessed', 'appraised'],
    never: JUDGES_NOT,
  },

  'session.convene': { roles: ['secretary', 'chair'] },
  'session.keep': { roles: ['secretary'] },
  'session.chair': { roles: ['chair'] },
  'ballot.cast': { roles: ['council-member', 'chair'], stages: ['appraised'], never: JUDGED },
  'ballot.type-in': { roles: ['secretary', 'records-clerk'] },

  'decision.draft': { roles: ['secretary', 'owner'] },
  'decision.sign': { roles: ['decider'] },
  'decision.decide-on': { roles: ['decider'], stages: ['voted', 'recognised'], never: [...JUDGED, 'voted'] },
  'decision.number': { roles: ['records-clerk'] },
  'decision.revoke': { roles: ['decider'], stages: ['recognised'], never: JUDGES_NOT },
  'appeal.file': { roles: UNIT },
  'appeal.answer': { roles: ['chair', 'decider'], never: JUDGES_NOT },

  'replication.propose': { roles: ['owner', ...UNIT] },
  'replication.confirm': { roles: UNIT },
  'replication.report': { roles: UNIT },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof RULES
/** Every action once, in the order of the process. Each is documented in docs/reference/permissions.md. */
export const ACTIONS = Object.keys(RULES) as readonly Action[]
