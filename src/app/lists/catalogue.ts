import { awards } from './awards.ts'
import { documents } from './documents.ts'
import { figures } from './figures.ts'
import { models } from './models.ts'
import { programmes } from './programmes.ts'
import { records } from './records.ts'
import { units } from './units.ts'

/** Every public list by the name it has in addresses. */
export const LISTS = { programmes, figures, models, records, documents, awards, units } as const

export type ListName = keyof typeof LISTS
export const LIST_NAMES = Object.keys(LISTS) as readonly ListName[]
