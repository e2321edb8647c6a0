import { reached, type Share } from '../rules/share.ts'

/** Where a member of the session stands towards one file when its vote opens. */
export const STANDINGS = ['entitled', 'written', 'absent', 'conflict', 'no-role'] as const
/**
 * entitled: in the room and free to vote; written: away, and gave an opinion in writing; absent: away without one;
 * conflict: something ties them to the file; no-role: they hold no role that votes on it.
 */
export type Standing = (typeof STANDINGS)[number]

export interface Seat {
  readonly present: boolean
  readonly standing: Standing
}

/** How many there are of whom a share may be asked. Whoever may not vote on the file is in none of them. */
export interface Bases {
  readonly members: number
  readonly present: number
  /** To whom a ballot is due: in the room, or heard in writing. */
  readonly entitled: number
}

/** The standing of a member from three facts; what forbids comes before who is away. */
export function standingOf(refused: 'conflict' | 'no-role' | undefined, present: boolean, written: boolean): Standing {
  if (refused !== undefined) return refused
  if (present) return 'entitled'
  return written ? 'written' : 'absent'
}

/** Counts the seats of one file: the denominator follows the recusals. */
export function basesOf(seats: readonly Seat[]): Bases {
  const free = seats.filter((seat) => seat.standing !== 'conflict' && seat.standing !== 'no-role')
  return {
    members: free.length,
    present: free.filter((seat) => seat.present).length,
    entitled: free.filter((seat) => seat.standing === 'entitled' || seat.standing === 'written').length,
  }
}

/** Is the quorum there? null: nobody set one. Those who are away are not there, whatever they wrote. */
export const quorum = (share: Share | null | undefined, bases: Bases): boolean | null =>
  share === null || share === undefined ? null : reached(share, bases.present, baseOf(share, bases))

/** Of how many a share is asked before a box exists. */
export function baseOf(share: Share, bases: Bases, box: { readonly collected: number; readonly valid: number } = NONE) {
  const all: Readonly<Record<Share['of'], number>> = { ...bases, ...box }
  return all[share.of]
}
const NONE = { collected: 0, valid: 0 }
