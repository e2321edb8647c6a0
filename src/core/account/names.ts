import { fold } from '../text/fold.ts'

/** A user name: 3 to 30 small letters, digits, dots, hyphens; begins with a letter. */
export const USER_NAME = /^[a-z][a-z0-9.-]{2,29}$/

/** A user name as typed: what a phone's keyboard adds is taken away. */
export const userNameOf = (typed: string): string => typed.trim().toLowerCase()

/** A user name that a person's name suggests: "Nguyễn Thị Thử" gives "nguyen.thi.thu". */
export const suggestedUserName = (name: string): string =>
  fold(name)
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^[^a-z]+|\.+$/g, '')
    .slice(0, 30)

export const PASSWORD_LEAST = 10
export const PASSWORD_MOST = 128

/** What is wrong with a new password; nothing when it may be used. */
export function passwordFault(password: string, userName: string): 'short' | 'long' | 'easy' | undefined {
  if ([...password].length < PASSWORD_LEAST) return 'short'
  if (password.length > PASSWORD_MOST) return 'long'
  const bare = fold(password).replaceAll(/[^a-z0-9]/g, '')
  const name = userName.replaceAll(/[^a-z0-9]/g, '')
  const few = new Set(password).size < 5
  const row = '01234567890123456789abcdefghijklmnopqrstuvwxyzqwertyuiopasdfghjklzxcvbnm'.includes(bare)
  return few || row || (name !== '' && bare.replaceAll(/\d/g, '') === name.replaceAll(/\d/g, '')) ? 'easy' : undefined
}
