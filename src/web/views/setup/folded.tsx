import type { PageContext } from '../../components/page.ts'
import { type FormModel, SetupForm } from './form-page.tsx'

interface FoldedProps {
  readonly title: string
  readonly form: FormModel
  readonly page: PageContext
  readonly newKey: () => string
  /** Open from the start: it is what the reader most likely came for. */
  readonly open?: boolean
}

/** A form behind its title; open when it came back. */
export function Folded({ title, form, page, newKey, open = false }: FoldedProps) {
  return (
    <details class="folded" {...(open || form.errors.length > 0 ? { open: true } : {})}>
      <summary>{title}</summary>
      <SetupForm page={page} form={form} newKey={newKey} />
    </details>
  )
}
