import type { NamedModel } from '../../core/reading/types.ts'
import { fold } from '../../core/text/fold.ts'
import type { Draft } from './classify.ts'
import type { Layout } from './layout.ts'
import { campaignOf, exampleOf, kindOf, registrationOf, type Told } from './model-details.ts'
import { fieldMarks, fieldOf } from './model-fields.ts'
import { inlineNames, listedNames } from './model-lists.ts'
import { type CampaignFound, type NameFound, quotedNames } from './model-names.ts'
import { ownerOf } from './model-owner.ts'
import type { Owner } from './owners.ts'
import type { Source } from './source.ts'
import { anyWithin } from './words.ts'

/** A model as read. The contract's kind must be one of two: `kindSaid` is false where the words leave it open. */
export interface ReadModel extends NamedModel {
  readonly kindSaid: boolean
}

interface Previous {
  readonly model: ReadModel
  readonly name: NameFound
}

/** The names found in a text, sorted into models and campaigns. */
export interface Names {
  readonly names: readonly NameFound[]
  readonly campaigns: readonly CampaignFound[]
}

/** Every place where a model is named, in the order of the text; quoted names win over unquoted ones. */
export function findNames(source: Source, layout: Layout): Names {
  const { names, campaigns } = quotedNames(source, layout)
  const all: NameFound[] = []
  for (const name of [...listedNames(source, layout), ...inlineNames(source, layout)]) {
    if (!anyWithin(names, name.from, name.to)) all.push(name)
  }
  all.sort((a, b) => a.from - b.from || b.to - a.to)
  const apart = all.filter((name, i) => i === 0 || name.from >= (all[i - 1]?.to ?? 0))
  return { names: [...names, ...apart].sort((a, b) => a.from - b.from), campaigns }
}

/** Mentions of one model that are weighed against each other. */
const MENTIONS = 12
/** Owners of one name that are compared word by word; of more, only the same words are the same owner. */
const OWNERS = 40

interface Found {
  readonly name: NameFound
  readonly owner: Owner
  /** The owner's words, folded; empty when none are printed. */
  readonly unit: string
  readonly inTitle: boolean
}

/** The models of one name: mentions by model, and the owners that were met word for word. */
interface Namesakes {
  readonly models: Found[][]
  readonly byUnit: Map<string, Found[]>
}

/** The named models: one entry for a name and its owner, from the mention that says most. */
export function readModels(source: Source, layout: Layout, names: Names, drafts: readonly Draft[]): ReadModel[] {
  const order: Found[][] = []
  const known = new Map<string, Namesakes>()
  for (const name of names.names) {
    const sentence = layout.sentences[name.sentence]
    if (sentence === undefined) continue
    const owner = ownerOf(source, name, sentence.from, sentence.to)
    const inTitle = layout.lines[sentence.line]?.kind === 'title'
    const found: Found = { name, owner, unit: owner.unit === undefined ? '' : fold(owner.unit), inTitle }
    const key = fold(name.name)
    const namesakes = known.get(key) ?? { models: [], byUnit: new Map() }
    known.set(key, namesakes)
    const made = addMention(namesakes, found)
    if (made !== undefined) order.push(made)
  }
  const told: Told = { source, layout, drafts, campaigns: names.campaigns, fields: fieldMarks(source, layout) }
  let previous: Previous | undefined
  return order.map((mentions) => {
    const found = pick(mentions)
    const model = continued(told, modelOf(told, found), found.name, previous)
    previous = { model, name: found.name }
    return model
  })
}

/** "... như mô hình “A”. Mô hình “B” ...": a list that stops do not end goes on under the same count and field. */
function continued(
  { source, layout }: Told,
  model: ReadModel,
  name: NameFound,
  previous: Previous | undefined,
): ReadModel {
  const sentence = layout.sentences[name.sentence]
  const before = previous === undefined ? undefined : layout.sentences[previous.name.sentence]
  if (previous === undefined || sentence === undefined || before?.line !== sentence.line) return model
  if (name.sentence - previous.name.sentence > 1) return model
  const { exampleOf, field } = previous.model
  const head = source.low.slice(sentence.from, Math.min(name.from + 1, sentence.from + 20))
  const opens = /^(?:[\s;,]*mô hình *["“]|$)/u.test(head)
  if (!opens && name.sentence !== previous.name.sentence) return model
  return {
    ...model,
    ...(model.exampleOf === undefined && exampleOf !== undefined ? { exampleOf } : {}),
    ...(model.field === undefined && field !== undefined && opens ? { field } : {}),
  }
}

/** Puts a mention with the model that it speaks of; a model not met before is given back. */
function addMention({ models, byUnit }: Namesakes, found: Found): Found[] | undefined {
  const list = byUnit.get(found.unit) ?? models.slice(0, OWNERS).find((l) => sameOwner(l[0]?.unit ?? '', found.unit))
  if (list === undefined) {
    const made = [found]
    models.push(made)
    byUnit.set(found.unit, made)
    return made
  }
  byUnit.set(found.unit, list)
  if (list[0]?.unit === '' && found.unit !== '') list.unshift(found)
  else if (list.length < MENTIONS) list.push(found)
  return undefined
}

/** Two mentions are one model unless both say whose it is and differ. */
const sameOwner = (a: string, b: string): boolean => a === '' || b === '' || a.includes(b) || b.includes(a)

/** The mention with an owner, in the body before the headline. */
function pick(mentions: readonly Found[]): Found {
  const score = (f: Found) => (f.owner.unit === undefined ? 0 : 2) + (f.inTitle ? 0 : 1)
  return mentions.reduce((a, b) => (score(b) > score(a) ? b : a))
}

function modelOf(told: Told, { name, owner }: Found): ReadModel {
  const registration = registrationOf(told, name)
  const example = exampleOf(told, name, owner.person)
  const campaign = campaignOf(told, name)
  const kind = kindOf(told, name, owner, example)
  const field = fieldOf(told, told.fields, told.drafts, name)
  return {
    ...told.source.span(name.from, name.to),
    name: name.name,
    ...(owner.unit === undefined ? {} : { unit: owner.unit }),
    owners: owner.owners,
    places: owner.places,
    kind: kind ?? 'collective',
    kindSaid: kind !== undefined,
    ...(registration === undefined ? {} : { registration }),
    ...(field === undefined ? {} : { field }),
    ...(example === undefined ? {} : { exampleOf: example }),
    ...(campaign === undefined ? {} : { campaign }),
  }
}
