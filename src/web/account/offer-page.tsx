import { raw } from 'hono/html'
import type { SecondStepOffer } from '../../app/account/second-step.ts'
import { t } from '../../i18n/catalogue.ts'
import type { FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { PageHead } from '../components/small.tsx'

interface OfferProps {
  readonly page: PageContext
  /** Absent when a wrong code was typed: the secret is shown once. */
  readonly offer?: SecondStepOffer
  /** SVG of the address. */
  readonly picture?: string
  readonly errors?: readonly FieldError[]
}

/** Turning the second step on: scan, copy, confirm. */
export function OfferPage({ page, offer, picture = '', errors = [] }: OfferProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('offer.title')} section="desk" staff>
      <ErrorSummary lang={lang} errors={errors} />
      <PageHead eyebrow={say('own.title')} title={say('offer.title')} />
      {offer === undefined ? null : (
        <>
          <p>{say('offer.scan')}</p>
          <div class="qr" role="img" aria-label={say('offer.picture')}>
            {raw(picture)}
          </div>
          <p>{say('offer.type')}</p>
          <p>
            <code class="secret">{offer.secret}</code>
          </p>
          <p>
            <a href={offer.address}>{say('offer.tap')}</a>
          </p>
          <p>{say('offer.codes')}</p>
          <Codes codes={offer.recoveryCodes} />
        </>
      )}
      <PostForm page={page} action={localHref(lang, '/tai-khoan/hai-lop/xac-nhan')}>
        <p>{say('offer.confirm')}</p>
        <TextField
          lang={lang}
          id="ma"
          label={say('second-step.code')}
          autocomplete="one-time-code"
          plain
          short
          error={errors[0]?.message}
        />
        <button class="button" type="submit">
          {say('offer.button')}
        </button>
      </PostForm>
      <p>
        <a href={localHref(lang, '/tai-khoan')}>{say('action.cancel')}</a>
      </p>
    </Layout>
  )
}

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <ul class="codes">
      {codes.map((code) => (
        <li>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  )
}

/** New recovery codes, shown once. */
export function RecoveryCodesPage({ page, codes }: { page: PageContext; codes: readonly string[] }) {
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={say('codes.title')} section="desk" staff>
      <PageHead eyebrow={say('own.title')} title={say('codes.title')}>
        <p class="page-lead">{say('codes.lead')}</p>
      </PageHead>
      <Codes codes={codes} />
      <p>
        <a class="button" href={localHref(lang, '/tai-khoan')}>
          {say('codes.back')}
        </a>
      </p>
    </Layout>
  )
}
