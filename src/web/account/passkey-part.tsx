import { t } from '../../i18n/catalogue.ts'
import { formatMoment } from '../../i18n/format.ts'
import { PostForm, TextField } from '../components/form.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref } from '../components/page.ts'
import { Section } from '../components/small.tsx'

interface PasskeyProps {
  readonly page: PageContext
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly at: string }[]
}

/** The passkeys of an account. Adding one is the only thing here that needs a script: the part says so without. */
export function PasskeyPart({ page, passkeys }: PasskeyProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <Section id="khoa-truy-cap" title={say('own.passkeys')} lead={say('own.passkeys.lead')}>
      {passkeys.length === 0 ? <p>{say('own.passkeys.none')}</p> : null}
      <ul class="plain-list">
        {passkeys.map((key) => (
          <li>
            <PostForm page={page} action={localHref(lang, '/tai-khoan/khoa-truy-cap/bo')} class="form-row">
              <input type="hidden" name="khoa" value={key.id} />
              <span>
                <strong>{key.name === '' ? say('device.unknown') : key.name}</strong>{' '}
                <span class="hint">{say('own.passkeys.since', { at: formatMoment(lang, key.at) })}</span>
              </span>
              <button class="button button-quiet" type="submit">
                {say('own.passkeys.drop')}
              </button>
            </PostForm>
          </li>
        ))}
      </ul>
      <p class="hint" data-passkey-missing>
        {say('own.passkeys.script')}
      </p>
      <div data-passkey="create" hidden>
        <PostForm page={page} action={localHref(lang, '/tai-khoan/khoa-truy-cap/luu')}>
          <TextField
            lang={lang}
            id="ten-khoa"
            label={say('own.passkeys.name')}
            hint={say('own.passkeys.name.hint')}
            optional
          />
          <input type="hidden" name="tra-loi" value="" />
          <button class="button button-quiet" type="submit" data-ask={localHref(lang, '/tai-khoan/khoa-truy-cap')}>
            {say('own.passkeys.add')}
          </button>
          <p class="field-error" role="alert" hidden>
            {say('sign-in.passkey.failed')}
          </p>
        </PostForm>
      </div>
    </Section>
  )
}
