import { fold } from '../text/fold.ts'

/** The kinds of bodies that stand beside the units. */
export const ORGANISATION_KINDS = [
  'party',
  'state',
  'front',
  'union',
  'force',
  'school',
  'cell',
  'hamlet',
  'press',
  'steering',
  'other',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Words that tell the kind of a body by its printed name, most telling first. */
const WORDS: readonly (readonly [OrganisationKind, RegExp])[] = [
  ['steering', /\bban chi dao\b/],
  ['cell', /\bchi bo\b/],
  ['front', /\bmttq\b|\bmat tran to quoc\b|\bcong tac mat tran\b/],
  [
    'union',
    /\bhoi (lhpn|lien hiep phu nu|phu nu|nong dan|cuu chien binh|ccb|chu thap do|khuyen hoc)\b|\bdoan (thanh nien|tncs|xa|phuong)\b|\bcong doan\b|\blien doan lao dong\b|\bchi hoi\b/,
  ],
  ['force', /\bcong an\b|\bquan su\b|\bbo chqs\b|\bbien phong\b|\bquan khu\b|\bbo chi huy\b/],
  ['school', /\btruong (mam non|tieu hoc|thcs|thpt|hoc|dai hoc|cao dang)\b|\bphong giao duc\b/],
  ['party', /\b(tinh|huyen|thi|thanh|dang) uy\b|\bban dan van\b|\bban tuyen giao\b|\bdang bo\b/],
  ['state', /\bubnd\b|\buy ban nhan dan\b|\bhdnd\b|\bso \b|\bchu tich\b/],
  ['press', /\bbao\b|\bdai\b|\bcong thong tin\b/],
  ['hamlet', /\b(thon|ap|khu pho|to dan pho|ban|khu dan cu|xom)\b/],
]

/** The kind of a body, guessed from its name as printed; a person can change it. */
export function organisationKind(name: string): OrganisationKind {
  const folded = fold(name)
  return WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other'
}
