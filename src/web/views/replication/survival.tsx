import type { Survival } from '../../../core/replication/survival.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import { localHref, type PageContext } from '../../components/page.ts'
import { Chip } from '../../components/small.tsx'

interface SurvivalProps {
  readonly page: PageContext
  readonly survival: Survival
  /** Where the reader may propose the model to another unit. */
  readonly propose?: string
}

/** Still running, on whose word, last seen when; or that nobody has said so. */
export function SurvivalView({ page, survival, propose }: SurvivalProps) {
  const { lang } = page
  const say = t(lang)
  const seen = survival.lastSeen
  return (
    <>
      {seen === null ? (
        <p>{say('survival.unknown')}</p>
      ) : (
        <p>
          <Chip tone={survival.running === true ? 'good' : 'warn'}>
            {say(survival.running === true ? 'survival.running' : 'survival.stopped')}
          </Chip>{' '}
          {say('survival.word', {
            word: say(`survival-word.${seen.word}`),
            by: seen.by,
            date: formatDate(lang, seen.day),
          })}{' '}
          {survival.silent ? <Chip tone="warn">{say('survival.silent')}</Chip> : null}
        </p>
      )}
      {propose === undefined ? null : (
        <p>
          <a href={localHref(lang, propose)}>{say('replication.propose')}</a>
        </p>
      )}
    </>
  )
}
