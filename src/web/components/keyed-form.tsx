import type { PropsWithChildren } from 'hono/jsx'
import { PostForm } from './form.tsx'
import type { PageContext } from './page.ts'
import { localHref } from './page.ts'

interface KeyedFormProps {
  readonly page: PageContext
  /** A site path without language. */
  readonly action: string
  /** A new key each time the form is shown: pressing twice does one thing. */
  readonly newKey: () => string
  /** The version of the row that was seen, where something that exists is changed. */
  readonly version?: number
  /** Names it for readers of the screen, where a page has several forms. */
  readonly label?: string
  readonly class?: string
}

/** A form that writes once, however often it is sent. */
export function KeyedForm(props: PropsWithChildren<KeyedFormProps>) {
  const { page, version } = props
  return (
    <PostForm
      page={page}
      action={localHref(page.lang, props.action)}
      {...(props.label === undefined ? {} : { label: props.label })}
      {...(props.class === undefined ? {} : { class: props.class })}
    >
      <input type="hidden" name="_key" value={props.newKey()} />
      {version === undefined ? null : <input type="hidden" name="_version" value={String(version)} />}
      {props.children}
    </PostForm>
  )
}
