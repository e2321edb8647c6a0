/**
 * The address of an original without a name and password in it: what one person typed to get in is for nobody else.
 * Anything that is no address comes back as it is.
 */
export function withoutLogin(href: string): string {
  if (!hasLogin(href)) return href
  const url = new URL(href)
  url.username = ''
  url.password = ''
  return url.href
}

/** Does an address carry a name or a password? */
export function hasLogin(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { username, password } = new URL(href)
  return username !== '' || password !== ''
}
