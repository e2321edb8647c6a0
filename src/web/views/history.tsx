import type { Lang } from '../../i18n/catalogue.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatMoment } from '../../i18n/format.ts'
import { localHref, viOn } from '../components/page.ts'
import { EmptyState } from '../components/small.tsx'

/** A field with what it says now, and what it said before when it was changed. Empty: nothing. */
export interface ChangeLine {
  readonly label: string
  readonly long: boolean
  readonly is: string
  readonly was?: string
}

export interface HistoryItem {
  /** What was done: "Ký gửi đăng ký". */
  readonly title: string
  readonly by: string
  /** A moment. */
  readonly at: string
  /** The entry of the journal, for whoever checks it. */
  readonly seq: number
  readonly changes: readonly ChangeLine[]
}

interface HistoryProps {
  readonly lang: Lang
  readonly entries: readonly HistoryItem[]
  readonly older?: string
  readonly newest?: string
}

/** Who did what when, the newest first. */
export function HistoryList({ lang, entries, older, newest }: HistoryProps) {
  const say = t(lang)
  if (entries.length === 0) return <EmptyState text={say('history.empty')} />
  return (
    <>
      <ol class="history">
        {entries.map((entry) => (
          <li>
            <p class="history-title">{entry.title}</p>
            <p class="item-meta">
              {say('history.by', { by: entry.by, at: formatMoment(lang, entry.at) })}{' '}
              <span class="hint">({say('history.entry', { seq: entry.seq })})</span>
            </p>
            {entry.changes.length === 0 ? null : (
              <dl class="history-changes">
                {entry.changes.map((change) => (
                  <OneChange lang={lang} change={change} />
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
      <p class="chips">
        {newest === undefined ? null : <a href={localHref(lang, newest)}>{say('history.newest')}</a>}
        {older === undefined ? null : <a href={localHref(lang, older)}>{say('history.older')}</a>}
      </p>
    </>
  )
}

function OneChange({ lang, change }: { lang: Lang; change: ChangeLine }) {
  const say = t(lang)
  const { label, long, is, was } = change
  return (
    <div>
      <dt>{label}</dt>
      <dd {...viOn(lang)}>
        {long ? <LongText lang={lang} change={change} /> : is === '' ? say('history.nothing') : is}
        {long || was === undefined ? null : (
          <span class="hint"> ({say('history.was', { value: was === '' ? say('history.nothing') : was })})</span>
        )}
      </dd>
    </div>
  )
}

/** How much of a long text stands there before it is opened. */
const SHORT = 90

function LongText({ lang, change: { is, was } }: { lang: Lang; change: ChangeLine }) {
  const say = t(lang)
  if (was === undefined && is.length <= SHORT) return <>{is}</>
  const first = is === '' ? say('history.nothing') : is.length > SHORT ? `${is.slice(0, SHORT)}…` : is
  return (
    <details>
      <summary>{first}</summary>
      {was === undefined ? null : (
        <>
          <p class="hint">{say('history.long.was')}</p>
          <p class="kept-text">{was === '' ? say('history.nothing') : was}</p>
        </>
      )}
      <p class="hint">{say('history.long.is')}</p>
      <p class="kept-text">{is === '' ? say('history.nothing') : is}</p>
    </details>
  )
}
