/**
 * The ten items of a registration in the order of the form that units fill in (DOMAIN 3.2, form A: letter 249/MTTQ-BTT
 * of 2026, Thanh Khê): 1 name, 2 situation and reason, 3 goals and criteria, 4 content and way of doing, 5 place and
 * beneficiaries, 6 forces, 7 resources, 8 schedule, 9 products and results, 10 upkeep and replication.
 */
export const ITEMS = [
  'name',
  'situation',
  'goal',
  'content',
  'beneficiaries',
  'forces',
  'resources',
  'schedule',
  'outcome',
  'upkeep',
] as const
export type Item = (typeof ITEMS)[number]

export const KINDS = ['collective', 'individual'] as const
export type Kind = (typeof KINDS)[number]

/** As what it is registered. */
export const REGISTRATIONS = ['new', 'breakthrough', 'maintained', 'raised', 'replicated'] as const
export type Registration = (typeof REGISTRATIONS)[number]

/** A model runs on into this round. */
export const carriesOn = (registration: Registration): boolean =>
  registration === 'maintained' || registration === 'raised'

/** As what each kind can be registered: a person's example is new or goes on; nobody takes over another's person. */
export const REGISTRATIONS_OF: Readonly<Record<Kind, readonly Registration[]>> = {
  collective: REGISTRATIONS,
  individual: ['new', 'maintained'],
}

/** What is filled in, whatever it is registered as. */
interface Case {
  readonly kind: Kind
  readonly registration: Registration
  /** Takes part in a model that is registered already, instead of registering it again. */
  readonly joins: boolean
}

/**
 * The items that must be filled in before it can be sent. A new model needs all ten. One that runs on needs what the
 * review of running models asks for: goals, content, forces, time, results, upkeep (form A, intake a), and one that is
 * raised also why. A person's example has no forces or resources of its own. Who joins says only what they will do.
 */
export function itemsNeeded(given: Case): readonly Item[] {
  if (given.joins) return ['name', 'forces']
  if (given.kind === 'individual') return ['name', 'situation', 'content', 'beneficiaries', 'schedule', 'outcome']
  if (given.registration === 'maintained') return ['name', 'goal', 'content', 'forces', 'schedule', 'outcome', 'upkeep']
  if (given.registration === 'raised')
    return ['name', 'situation', 'goal', 'content', 'forces', 'schedule', 'outcome', 'upkeep']
  return ITEMS
}

/** The longest that one item may be, in characters: some three printed pages; a name, two lines. */
export const LONGEST = { name: 300, text: 8000, line: 300 } as const
