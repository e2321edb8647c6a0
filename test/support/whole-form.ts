/** One form of a page as a browser would send it without a press: its hidden fields, ticks, radios, texts, choices. */
export function formOn(html: string, action: string): URLSearchParams {
  const forms = html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)
  const found = [...forms].find(([, to]) => to === action || to === `/en${action}`)
  if (found === undefined) throw new Error(`no form leads to ${action}`)
  const body = found[2] ?? ''
  const fields = new URLSearchParams()
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type') ?? 'text'
    const ticked = type !== 'checkbox' && type !== 'radio' ? true : / checked/.test(tag)
    if (ticked) fields.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '')
  }
  for (const [, head = '', text = ''] of body.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields.append(attribute(head, 'name') ?? '', plain(text))
  for (const [, head = '', options = ''] of body.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option[^>]*>/g)].map(([tag]) => tag)
    const chosen = all.find((tag) => / selected/.test(tag)) ?? all[0]
    if (chosen !== undefined) fields.append(attribute(head, 'name') ?? '', attribute(chosen, 'value') ?? '')
  }
  return fields
}

/** The same with other values; a list replaces all of a name, and nothing takes it out. */
export function filledForm(
  html: string,
  action: string,
  values: Readonly<Record<string, string | readonly string[]>>,
): FormData {
  const fields = formOn(html, action)
  for (const [name, value] of Object.entries(values)) {
    fields.delete(name)
    for (const one of typeof value === 'string' ? [value] : value) fields.append(name, one)
  }
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`[\\s]${name}="([^"]*)"`).exec(tag)
  return found === null ? undefined : plain(found[1] ?? '')
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
