import { t } from '../../i18n/catalogue.ts'
import { formatMoment } from '../../i18n/format.ts'
import { valueLabel } from '../../i18n/labels.ts'
import type { FieldError } from '../components/form.tsx'
import { ErrorSummary, PostForm, TextField } from '../components/form.tsx'
import { Layout } from '../components/layout.tsx'
import type { PageContext } from '../components/page.ts'
import { localHref, viOn } from '../components/page.ts'
import type { Paging } from '../components/small.tsx'
import { Chip, EmptyState, PageHead, Pagination, Section } from '../components/small.tsx'

export interface NoticeItem {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly place?: string
  readonly href?: string
  /** A moment. */
  readonly at: string
  readonly read: boolean
}

export interface NoticesProps {
  readonly page: PageContext
  readonly items: readonly NoticeItem[]
  readonly unreadOnly: boolean
  /** "12" or "99+". */
  readonly unread: string
  readonly paging: Paging
  /** Idempotency keys of the forms, one a form. */
  readonly newKey: () => string
  readonly done?: string
  /** Only where a mail server is set: the address, as kept or as typed. */
  readonly mail?: { readonly address: string }
  readonly errors: readonly FieldError[]
}

const HREF = '/ban-lam-viec/thong-bao'

/** What was told to the reader. */
export function NoticesPage(props: NoticesProps) {
  const { page, items, unreadOnly } = props
  const { lang } = page
  const say = t(lang)
  const fresh = items.filter((item) => !item.read)
  return (
    <Layout page={page} title={say('notices.title')} section="desk" staff>
      <ErrorSummary lang={lang} errors={props.errors} />
      {props.done === undefined ? null : (
        <p class="notice" role="status">
          {props.done}
        </p>
      )}
      <PageHead eyebrow={say('desk.eyebrow')} title={say('notices.title')}>
        <p class="page-lead">{say('notices.lead')}</p>
      </PageHead>
      <p class="chips">
        <Tab page={page} href={HREF} here={!unreadOnly} label={say('notices.all')} />
        <Tab
          page={page}
          href={`${HREF}?chua-doc=1`}
          here={unreadOnly}
          label={say('notices.unread', { n: props.unread })}
        />
      </p>
      {items.length === 0 ? (
        <EmptyState text={say(unreadOnly ? 'notices.empty.unread' : 'notices.empty')} />
      ) : (
        <ul class="notice-list">
          {items.map((item) => (
            <Line page={page} item={item} />
          ))}
        </ul>
      )}
      {fresh.length === 0 ? null : (
        <PostForm page={page} action={localHref(lang, HREF)}>
          <input type="hidden" name="_key" value={props.newKey()} />
          {fresh.map((item) => (
            <input type="hidden" name="id" value={item.id} />
          ))}
          <button class="button button-quiet" type="submit">
            {say('notices.read-all')}
          </button>
        </PostForm>
      )}
      <Pagination lang={lang} paging={props.paging} />
      {props.mail === undefined ? null : <MailPart {...props} address={props.mail.address} />}
    </Layout>
  )
}

function Tab({ page, href, here, label }: { page: PageContext; href: string; here: boolean; label: string }) {
  return (
    <a class="button button-quiet" href={localHref(page.lang, href)} {...(here ? { 'aria-current': 'page' } : {})}>
      {label}
    </a>
  )
}

function Line({ page, item }: { page: PageContext; item: NoticeItem }) {
  const { lang } = page
  const say = t(lang)
  const name = item.name === '' ? say('work.unnamed') : item.name
  return (
    <li class={item.read ? '' : 'is-new'}>
      <div>
        <p class="notice-title">
          {valueLabel(lang, 'notice', item.kind)}
          {': '}
          {item.href === undefined ? (
            <span {...viOn(lang)}>{name}</span>
          ) : (
            <a href={localHref(lang, item.href)} {...viOn(lang)}>
              {name}
            </a>
          )}
        </p>
        <p class="item-meta">
          {item.place === undefined ? null : <span {...viOn(lang)}>{item.place}, </span>}
          {say('notices.at', { at: formatMoment(lang, item.at) })}
        </p>
      </div>
      {item.read ? null : <Chip tone="good">{say('notices.new')}</Chip>}
    </li>
  )
}

function MailPart({ page, newKey, errors, address }: NoticesProps & { readonly address: string }) {
  const { lang } = page
  const say = t(lang)
  return (
    <Section id="thu" title={say('notices.mail.title')} lead={say('notices.mail.lead')}>
      <PostForm page={page} action={localHref(lang, `${HREF}/thu`)}>
        <input type="hidden" name="_key" value={newKey()} />
        <TextField
          lang={lang}
          id="dia-chi"
          label={say('notices.mail.address')}
          type="email"
          autocomplete="email"
          plain
          optional
          value={address}
          error={errors.find((error) => error.field === 'dia-chi')?.message}
        />
        <button class="button" type="submit">
          {say('notices.mail.save')}
        </button>
      </PostForm>
    </Section>
  )
}
