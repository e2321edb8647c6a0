import type { Person, PersonGrant } from '../../app/account/people.ts'
import { vietnamDay } from '../../core/clock.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate, formatMoment } from '../../i18n/format.ts'
import type { Choice, FieldError } from '../components/form.tsx'
import { CheckField, ErrorSummary, PostForm } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import { Chip, PageHead, Section } from '../components/small.tsx'
import { GrantFields, roleWords } from './grant-fields.tsx'
import { type GrantTyped, lastDay } from './grant-form.ts'
import { holdsOn, scopeWords, stateOf, TONES } from './people-page.tsx'

/** A link that has just been made; it is shown this once. */
export interface NewLink {
  readonly href: string
}

export interface PersonProps {
  readonly page: PageContext
  readonly person: Person
  readonly organisations: readonly Choice[]
  readonly nameOfUnit: (id: string) => string
  readonly today: string
  readonly typed: GrantTyped
  readonly key: string
  readonly errors: readonly FieldError[]
  readonly done: boolean
  readonly link?: NewLink
}

const HERE = '/ban-lam-viec/nguoi-dung'

/** One person: what they may do, how they get in. */
export function PersonPage(props: PersonProps) {
  const { page, person, errors, link } = props
  const { lang } = page
  const say = t(lang)
  return (
    <Layout page={page} title={person.name} section="desk" staff>
      <ErrorSummary lang={lang} errors={errors} />
      {link === undefined ? null : <LinkBox {...props} href={link.href} />}
      {props.done ? (
        <p class="notice" role="status">
          {say('person.done')}
        </p>
      ) : null}
      <PageHead eyebrow={say('people.title')} title={person.name} titleLang={viOn(lang)}>
        <p>
          <Chip tone={TONES[stateOf(person)]}>{say(`people.state.${stateOf(person)}`)}</Chip> {person.user_name}
        </p>
      </PageHead>
      <Grants {...props} />
      <Links {...props} />
      <Close {...props} />
      <p>
        <a href={localHref(lang, HERE)}>{say('people.link')}</a>
      </p>
    </Layout>
  )
}

function LinkBox({ page, person, href }: PersonProps & { href: string }) {
  const { lang } = page
  const say = t(lang)
  return (
    <section class="link-box" aria-labelledby="duong-dan-moi" tabindex={-1} data-focus>
      <h2 id="duong-dan-moi">{say('person.link.title', { name: person.name })}</h2>
      <p>
        <code class="secret">{href}</code>
      </p>
      <p>
        <a class="share" href={href} data-copy={say('action.copied')}>
          <span data-copy-label={say('action.copy-link')}>{say('action.open')}</span>
        </a>
      </p>
      <p>
        {say('person.link.once')}{' '}
        {person.link_until === null ? null : say('person.link.until', { until: formatMoment(lang, person.link_until) })}
      </p>
    </section>
  )
}

function Grants(props: PersonProps) {
  const { page, person, nameOfUnit, today } = props
  const { lang } = page
  const say = t(lang)
  const day = vietnamDay(new Date(today))
  const span = (g: PersonGrant) => {
    const from = formatDate(lang, g.valid_from)
    if (g.valid_to === null) return say('grant.since', { from })
    return say('grant.until', {
      from,
      to: formatDate(lang, g.valid_to > g.valid_from ? lastDay(g.valid_to) : g.valid_to),
    })
  }
  return (
    <Section id="vai-tro-dang-giu" title={say('person.grants')}>
      {person.grants.length === 0 ? <p>{say('grant.none')}</p> : null}
      <ul class="plain-list grant-list">
        {person.grants.map((grant) => (
          <li class={holdsOn(grant, day) ? '' : 'is-over'}>
            <p>
              <strong>{roleWords(lang, grant.role)}</strong>, {scopeWords(lang, grant, nameOfUnit)}, {span(grant)}
              <br />
              <span class="hint" {...viOn(lang)}>
                {grant.basis}
              </span>
            </p>
            {grant.valid_to !== null && grant.valid_to <= day ? null : (
              <PostForm
                page={page}
                action={localHref(lang, `${HERE}/${person.id}/quyen/${grant.id}/ket-thuc`)}
                class="form-inline"
                label={`${say('grant.end')}: ${roleWords(lang, grant.role)}`}
              >
                <input type="hidden" name="version" value={grant.version} />
                <button class="button button-quiet" type="submit">
                  {say('grant.end')}
                </button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      <AddGrant {...props} />
    </Section>
  )
}

function AddGrant({ page, person, typed, organisations, errors, key }: PersonProps) {
  const { lang } = page
  const say = t(lang)
  return (
    <details {...(errors.length > 0 ? { open: true } : {})}>
      <summary>{say('grant.add')}</summary>
      <PostForm page={page} action={localHref(lang, `${HERE}/${person.id}/quyen`)}>
        <input type="hidden" name="khoa-lenh" value={key} />
        <GrantFields lang={lang} typed={typed} organisations={organisations} errors={errors} />
        <button class="button" type="submit">
          {say('grant.add.button')}
        </button>
      </PostForm>
    </details>
  )
}

function Links({ page, person, key }: PersonProps) {
  const { lang } = page
  const say = t(lang)
  if (person.disabled_at !== null) return null
  const action = localHref(lang, `${HERE}/${person.id}/duong-dan`)
  return (
    <Section id="duong-dan" title={say('person.access')}>
      {person.link_until === null ? null : (
        <PostForm page={page} action={`${action}/thu-hoi`} class="form-row">
          <input type="hidden" name="khoa-lenh" value={key} />
          <span>{say('person.open-link', { until: formatMoment(lang, person.link_until) })}</span>
          <button class="button button-quiet" type="submit">
            {say('person.revoke')}
          </button>
        </PostForm>
      )}
      <PostForm page={page} action={action}>
        <input type="hidden" name="khoa-lenh" value={key} />
        {person.second_step === true ? (
          <CheckField lang={lang} id="bo-hai-lop" label={say('person.reset.clears')} />
        ) : null}
        <button class="button button-quiet" type="submit">
          {person.user_name === null ? say('person.invite-again') : say('person.reset')}
        </button>
      </PostForm>
    </Section>
  )
}

function Close({ page, person, key }: PersonProps) {
  const { lang } = page
  const say = t(lang)
  const closed = person.disabled_at !== null
  return (
    <Section
      id="khoa-tai-khoan"
      title={say('person.close.title')}
      lead={say(closed ? 'person.open.lead' : 'person.close.lead')}
    >
      <PostForm page={page} action={localHref(lang, `${HERE}/${person.id}/khoa`)}>
        <input type="hidden" name="khoa-lenh" value={key} />
        <input type="hidden" name="khoa" value={closed ? '0' : '1'} />
        <button class={closed ? 'button button-quiet' : 'button button-danger'} type="submit">
          {say(closed ? 'person.open' : 'person.close')}
        </button>
      </PostForm>
    </Section>
  )
}
