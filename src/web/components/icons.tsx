/** The few drawings there are. Always beside words, never instead of them, so all are hidden from readers. */

/** The mark of a declared figure (hollow ring) or of a recorded one (filled dot). */
export function BasisMark({ basis }: { basis: 'declared' | 'recorded' }) {
  return (
    <svg
      class={`mark-basis mark-${basis}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      {basis === 'declared' ? (
        <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2.5" />
      ) : (
        <circle cx="8" cy="8" r="6.75" fill="currentColor" />
      )}
    </svg>
  )
}

/** The sign of the site: a ring (what is said) and a dot (what is on record), meeting. */
export function Sign() {
  return (
    <svg class="sign" viewBox="0 0 44 28" width="44" height="28" aria-hidden="true" focusable="false">
      <circle class="sign-dot" cx="29" cy="14" r="13" />
      <circle class="sign-ring" cx="15" cy="14" r="11.25" fill="none" stroke-width="3.5" />
    </svg>
  )
}

const PATHS = {
  search: 'M7 1.75a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 0 0 0-10.5ZM11 11l3.5 3.5',
  next: 'M6 3l5 5l-5 5',
  previous: 'M10 3l-5 5l5 5',
  download: 'M8 2v8M4.5 7L8 10.5L11.5 7M2.5 13.5h11',
  link: 'M6.5 9.5a3 3 0 0 0 4.2 0l2-2a3 3 0 0 0-4.2-4.2l-.9.9M9.5 6.5a3 3 0 0 0-4.2 0l-2 2a3 3 0 0 0 4.2 4.2l.9-.9',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  warning: 'M8 2L14.5 13.5h-13zM8 6.5v3M8 11.25v.75',
  check: 'M2.5 8.5l3.5 3.5l7.5-8',
  contrast: 'M8 2a6 6 0 0 0 0 12zM8 2a6 6 0 0 1 0 12M6.5 3v10M5 4v8M3.6 5.5v5',
  out: 'M6 3H3v10h10v-3M9 3h4v4M13 3L7.5 8.5',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing of 16 units in the colour of the words beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
