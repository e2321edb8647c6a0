import fc from 'fast-check'
import { expect, test } from 'vitest'
import { survivalOf } from './survival.ts'
import { type Branch, type Link, sizeOf, treeOf, wouldCycle } from './tree.ts'

const link = (from: string, to: string): Link => ({ from, to })
const ids = (branch: Branch): string[] => [branch.id, ...branch.copies.flatMap(ids)]

test('a model is never its own ancestor', () => {
  const links = [link('a', 'b'), link('b', 'c')]
  expect(wouldCycle(links, 'a', 'a')).toBe(true)
  expect(wouldCycle(links, 'c', 'a')).toBe(true)
  expect(wouldCycle(links, 'a', 'c')).toBe(false)
  expect(wouldCycle(links, 'c', 'd')).toBe(false)
})

test('whatever is linked without a cycle draws as a tree in which each model stands once', () => {
  const pair = fc.tuple(fc.nat(15), fc.nat(15))
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
      const links: Link[] = []
      for (const [from, to] of pairs)
        if (!wouldCycle(links, String(from), String(to))) links.push(link(String(from), String(to)))
      const reachable = new Set(['0'])
      for (let grown = true; grown; ) {
        grown = false
        for (const { from, to } of links)
          if (reachable.has(from) && !reachable.has(to)) {
            reachable.add(to)
            grown = true
          }
      }
      const tree = treeOf(links, '0')
      expect([...ids(tree)].sort()).toEqual([...reachable].sort())
      expect(sizeOf(tree)).toBe(reachable.size)
    }),
  )
})

test('the last word stands; of one day the stronger', () => {
  const unit = { day: '2026-03-01', running: true, word: 'unit', by: 'Hội Phụ nữ' } as const
  const inspector = { day: '2026-03-01', running: false, word: 'inspector', by: 'Đoàn kiểm tra' } as const
  expect(survivalOf([unit, inspector], '2026-06-01', null)).toMatchObject({ running: false, lastSeen: inspector })
  expect(survivalOf([unit], '2026-06-01', 90)).toMatchObject({ running: true, silent: true })
  expect(survivalOf([unit], '2026-05-30', 90)).toMatchObject({ silent: false })
  expect(survivalOf([unit], '2026-02-01', 90)).toEqual({ running: null, lastSeen: null, silent: false })
  expect(survivalOf([], '2026-02-01', 90).running).toBeNull()
})
