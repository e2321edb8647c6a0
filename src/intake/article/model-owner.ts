import type { NameFound } from './model-names.ts'
import { type Owner, ownerAfter, ownerBefore, ownerInItem } from './owners.ts'
import { placesIn } from './places.ts'
import type { Source } from './source.ts'

/** Whose a model is: printed behind its name, in front of it in its list item, or as the subject of its clause. */
export function ownerOf(source: Source, name: NameFound, from: number, to: number): Owner {
  const after = ownerAfter(source, name.end, to)
  const item = name.quoted ? ownerInItem(source, name.itemFrom, name.from) : after
  if (item.owners.length > 0 && after.owners.length === 0 && item !== after)
    return { ...item, places: [...item.places, ...after.places] }
  if (after.owners.length > 0 || (after.unit !== undefined && !name.quoted)) return after
  const before = withPlaceBefore(source, from, name, ownerBefore(source, Math.max(from, name.itemFrom), name.from))
  if (before.unit === undefined) return after.unit === undefined ? atHead(source, from, name, after) : after
  return {
    ...before,
    unit: after.unit === undefined ? before.unit : `${before.unit}, ${after.unit}`,
    places: after.places.length > 0 ? after.places : before.places,
  }
}

/** The place at the head of a sentence: "Tại xã A, ...". */
function headPlace(source: Source, from: number, name: NameFound): { to: number; lead: number } | null {
  const head = /^(?:tại|ở|đến|về|đến với) /u.exec(source.low.slice(from, from + 9))
  if (head === null) return null
  const stop = source.norm.slice(from, Math.min(name.from, from + 100)).indexOf(',')
  return stop < 0 ? null : { to: from + stop, lead: head[0].length }
}

/** "Tại xã A, Hội B đăng ký mô hình ...": the body is known, and where it is stands at the head of the sentence. */
function withPlaceBefore(source: Source, from: number, name: NameFound, owner: Owner): Owner {
  const head = owner.places.length > 0 ? null : headPlace(source, from, name)
  const places = head === null ? [] : placesIn(source, from, head.to)
  return places.length === 0 ? owner : { ...owner, places }
}

/** "Ở xã A, mô hình “B” có ...": nobody owns it in the words, and the place at the head is where it is. */
function atHead(source: Source, from: number, name: NameFound, owner: Owner): Owner {
  const head = headPlace(source, from, name)
  if (
    head === null ||
    !/^,(?: *(?:các|có|với|nổi bật là))* *mô hình *["“]?$/u.test(source.low.slice(head.to, name.from + 1))
  )
    return owner
  const places = placesIn(source, from, head.to)
  return places.length === 0 ? owner : { ...owner, unit: source.norm.slice(from + head.lead, head.to).trim(), places }
}
