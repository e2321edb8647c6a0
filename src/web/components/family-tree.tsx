import { type Lang, t } from '../../i18n/catalogue.ts'
import { formatDate, formatNumber } from '../../i18n/format.ts'
import { localHref, viOn } from './page.ts'

/** A model, or a receiver that has none of its own, with what was made after it. */
export interface FamilyNode {
  readonly name: string
  /** The page is about it. */
  readonly focus: boolean
  readonly href?: string
  readonly place?: string
  readonly since?: string
  readonly ended?: string
  readonly copies: readonly FamilyNode[]
  /** How many further ones below are not drawn. */
  readonly more: number
}

export interface FamilyProps {
  readonly lang: Lang
  readonly roots: readonly FamilyNode[]
  /** How many took it on, drawn or not. */
  readonly total: number
}

/** The tree of a model: nested lists, the lines between them drawn by the style sheet. */
export function FamilyTree({ lang, roots, total }: FamilyProps) {
  return (
    <>
      <p class="section-lead">{t(lang)('tree.lead', { n: formatNumber(lang, total) })}</p>
      <ul class="family">
        {roots.map((node) => (
          <Node lang={lang} node={node} />
        ))}
      </ul>
    </>
  )
}

function Node({ lang, node }: { lang: Lang; node: FamilyNode }) {
  const say = t(lang)
  const days = [
    node.since === undefined ? '' : say('tree.since', { date: formatDate(lang, node.since) }),
    node.ended === undefined ? '' : say('tree.ended', { date: formatDate(lang, node.ended) }),
    node.focus ? say('tree.this') : '',
  ].filter((text) => text !== '')
  return (
    <li>
      {node.focus || node.href === undefined ? (
        <span {...(node.focus ? { 'aria-current': 'page' as const, class: 'family-here' } : {})} {...viOn(lang)}>
          {node.name}
        </span>
      ) : (
        <a href={localHref(lang, node.href)} {...viOn(lang)}>
          {node.name}
        </a>
      )}
      {node.place === undefined ? null : <span {...viOn(lang)}>, {node.place}</span>}
      {days.length === 0 ? null : <span class="hint"> ({days.join('; ')})</span>}
      {node.copies.length === 0 && node.more === 0 ? null : (
        <ul>
          {node.copies.map((copy) => (
            <Node lang={lang} node={copy} />
          ))}
          {node.more === 0 ? null : <li class="hint">{say('tree.more', { n: formatNumber(lang, node.more) })}</li>}
        </ul>
      )}
    </li>
  )
}
