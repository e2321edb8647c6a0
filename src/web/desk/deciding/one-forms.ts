import type { DecisionFacts } from '../../../app/deciding/read.ts'
import { vietnamDay } from '../../../core/clock.ts'
import { writtenNumber } from '../../../core/deciding/number.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/format.ts'
import type { Ask } from '../../context.ts'
import type { FormModel } from '../../views/setup/form-page.tsx'
import { signedIn } from '../signed-in.ts'

const today = (ask: Ask): string => formatDate(ask.lang, vietnamDay(ask.app.clock()))

export function signForm(ask: Ask, { row }: DecisionFacts, href: string): FormModel {
  const say = t(ask.lang)
  return {
    action: `${href}/ky`,
    label: say('deciding.sign'),
    fields: [
      { name: 'signer', label: say('deciding.sign.signer'), kind: 'line', value: signedIn(ask).name },
      { name: 'post', label: say('deciding.sign.post'), kind: 'line', value: '' },
      {
        name: 'on',
        label: say('deciding.signed-on'),
        hint: say('deciding.sign.hint'),
        kind: 'day',
        value: today(ask),
      },
    ],
    button: say('deciding.sign'),
    version: row.version,
    errors: [],
  }
}

/** The sequences of the body, each with the number that comes next. */
export function issueForm(ask: Ask, { row, numberings }: DecisionFacts, href: string): FormModel {
  const say = t(ask.lang)
  const choices = numberings.map((n) => ({
    value: n.id,
    label: say('deciding.issue.numbering.next', {
      kind: n.kind,
      span: n.span,
      symbol: writtenNumber(n.pattern, n.last + 1),
    }),
  }))
  return {
    action: `${href}/ban-hanh`,
    label: say('deciding.issue'),
    fields: [
      {
        name: 'numberingId',
        label: say('deciding.issue.numbering'),
        kind: 'choice',
        choices,
        value: choices[0]?.value ?? '',
      },
      { name: 'on', label: say('deciding.issued-on'), kind: 'day', value: today(ask) },
    ],
    button: say('deciding.issue'),
    version: row.version,
    errors: [],
  }
}

export function dropForm(ask: Ask, { row }: DecisionFacts, href: string): FormModel {
  const say = t(ask.lang)
  return {
    action: `${href}/bo`,
    label: say('deciding.drop'),
    fields: [{ name: 'reason', label: say('deciding.drop.reason'), kind: 'lines', value: '' }],
    button: say('deciding.drop'),
    version: row.version,
    errors: [],
    quiet: true,
  }
}
