import type { CarryingOut } from '../../../app/progress/page.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatBytes, formatMoment } from '../../../i18n/format.ts'
import { valueLabel } from '../../../i18n/labels.ts'
import { PostForm, TextField } from '../../components/form.tsx'
import type { PageContext } from '../../components/page.ts'
import { localHref, viOn } from '../../components/page.ts'
import { Chip, EmptyState } from '../../components/small.tsx'

type Piece = CarryingOut['evidence'][number]

export interface EvidenceListProps {
  readonly page: PageContext
  readonly data: CarryingOut
  /** The name of a unit by its id. */
  readonly unitName: (id: string) => string
  readonly newKey: () => string
  /** Forms to show and to withdraw, on the page of the evidence alone. */
  readonly forms: boolean
}

/** What proves a file, each with what the camera says and where it was used before. */
export function EvidenceList(props: EvidenceListProps) {
  const { page, data } = props
  if (data.evidence.length === 0) return <EmptyState text={t(page.lang)('carrying.evidence.empty')} />
  return (
    <ul class="evidence-list">
      {data.evidence.map((piece) => (
        <li id={`mc-${piece.id}`} class="evidence">
          <Picture page={page} piece={piece} />
          <div>
            <p class="typed-text" {...viOn(page.lang)}>
              {piece.caption}
            </p>
            <Used {...props} piece={piece} />
            <Said page={page} piece={piece} />
            {props.forms ? <Forms {...props} piece={piece} /> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Picture({ page, piece }: { page: PageContext; piece: Piece }) {
  const href = localHref(page.lang, `/ban-lam-viec/minh-chung/${piece.id}`)
  if (piece.kind !== 'photo') return <Chip>{valueLabel(page.lang, 'evidence-kind', piece.kind)}</Chip>
  return (
    <a href={`${href}?co=vua`}>
      <img src={`${href}?co=nho`} alt={piece.caption} loading="lazy" width={160} />
    </a>
  )
}

function Used({ page, data, piece, unitName }: EvidenceListProps & { piece: Piece }) {
  const say = t(page.lang)
  const uses = data.uses.get(piece.id) ?? []
  if (uses.length === 0) return null
  return (
    <div class="evidence-used">
      <Chip tone="warn">{say('carrying.evidence.used')}</Chip>
      <ul class="plain-list">
        {uses.map((use) => (
          <li>
            <a href={localHref(page.lang, `/ban-lam-viec/ho-so/${use.participationId}/minh-chung#mc-${use.earlierId}`)}>
              {say(use.how === 'same-file' ? 'carrying.evidence.used.same' : 'carrying.evidence.used.alike', {
                name: use.name ?? '',
                unit: unitName(use.unitId),
                year: use.year === null ? '' : String(use.year),
              })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Said({ page, piece }: { page: PageContext; piece: Piece }) {
  const { lang } = page
  const say = t(lang)
  const taken = piece.taken_at === null ? null : formatMoment(lang, `${piece.taken_at}+07:00`)
  const said = [
    piece.kind !== 'photo'
      ? undefined
      : taken === null
        ? say('carrying.evidence.no-date')
        : say('carrying.evidence.taken', { at: taken }),
    piece.latitude === null || piece.longitude === null
      ? undefined
      : say('carrying.evidence.place', { latitude: piece.latitude, longitude: piece.longitude }),
    formatBytes(lang, piece.bytes),
    say('carrying.evidence.by', { name: piece.by_name, at: formatMoment(lang, piece.at) }),
  ].filter((one) => one !== undefined)
  return (
    <p class="hint">
      {said.join(' · ')}
      {' · '}
      <a href={localHref(lang, `/ban-lam-viec/minh-chung/${piece.id}`)}>{say('carrying.evidence.download')}</a>
    </p>
  )
}

function Forms({ page, data, piece, newKey }: EvidenceListProps & { piece: Piece }) {
  const { lang } = page
  const say = t(lang)
  const at = localHref(lang, `/ban-lam-viec/minh-chung/${piece.id}`)
  const hidden = (
    <>
      <input type="hidden" name="_key" value={newKey()} />
      <input type="hidden" name="_version" value={String(piece.version)} />
    </>
  )
  if (piece.withdrawn_at !== null)
    return <p>{say('carrying.evidence.withdrawn', { reason: piece.withdrawn_reason ?? '' })}</p>
  return (
    <>
      {piece.shown ? <p>{say('carrying.evidence.shown', { consent: piece.consent ?? '' })}</p> : null}
      {piece.kind === 'photo' && data.may('evidence.show') ? (
        <details>
          <summary>{say(piece.shown ? 'carrying.evidence.hide' : 'carrying.evidence.show')}</summary>
          <PostForm page={page} action={`${at}/cong-khai`}>
            {hidden}
            <input type="hidden" name="hien" value={piece.shown ? '0' : '1'} />
            {piece.shown ? null : (
              <TextField
                lang={lang}
                id={`dong-y-${piece.id}`}
                name="dong-y"
                label={say('carrying.evidence.consent')}
                hint={say('carrying.evidence.consent.hint')}
              />
            )}
            <button class="button button-quiet" type="submit">
              {say(piece.shown ? 'carrying.evidence.hide' : 'carrying.evidence.show')}
            </button>
          </PostForm>
        </details>
      ) : null}
      {data.may('evidence.add') ? (
        <details>
          <summary>{say('carrying.evidence.withdraw')}</summary>
          <PostForm page={page} action={`${at}/rut`}>
            {hidden}
            <TextField
              lang={lang}
              id={`ly-do-${piece.id}`}
              name="ly-do"
              label={say('carrying.evidence.withdraw.why')}
            />
            <button class="button button-quiet" type="submit">
              {say('carrying.evidence.withdraw')}
            </button>
          </PostForm>
        </details>
      ) : null}
    </>
  )
}
