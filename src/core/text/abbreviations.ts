/**
 * Short forms that names of models carry, folded, with what they stand for. Letters alone: a form that is also a word
 * or a place's name is left out. Used for matching only; names keep their spelling.
 */
const SHORT: Readonly<Record<string, string>> = {
  anqp: 'an ninh quoc phong',
  antt: 'an ninh trat tu',
  atgt: 'an toan giao thong',
  attp: 'an toan thuc pham',
  attt: 'an toan thong tin',
  bdbp: 'bo doi bien phong',
  bhxh: 'bao hiem xa hoi',
  bhyt: 'bao hiem y te',
  bvmt: 'bao ve moi truong',
  bvtv: 'bao ve thuc vat',
  cbcs: 'can bo chien si',
  cccd: 'can cuoc cong dan',
  cchc: 'cai cach hanh chinh',
  ccb: 'cuu chien binh',
  clb: 'cau lac bo',
  cnvc: 'cong nhan vien chuc',
  cskcb: 'co so kham chua benh',
  dtts: 'dan toc thieu so',
  dvk: 'dan van kheo',
  dvcttt: 'dich vu cong truc tuyen toan trinh',
  gtnt: 'giao thong nong thon',
  htx: 'hop tac xa',
  hdnd: 'hoi dong nhan dan',
  kdc: 'khu dan cu',
  khkt: 'khoa hoc ky thuat',
  lhpn: 'lien hiep phu nu',
  llvt: 'luc luong vu trang',
  mttq: 'mat tran to quoc',
  ntm: 'nong thon moi',
  ntmnc: 'nong thon moi nang cao',
  ocop: 'moi xa mot san pham',
  pccc: 'phong chay chua chay',
  pctp: 'phong chong toi pham',
  ptdt: 'phong trao dan toc',
  qpan: 'quoc phong an ninh',
  tdp: 'to dan pho',
  tdtt: 'the duc the thao',
  thcs: 'trung hoc co so',
  thpt: 'trung hoc pho thong',
  tncs: 'thanh nien cong san',
  tnxp: 'thanh nien xung phong',
  tttt: 'thong tin truyen thong',
  ubnd: 'uy ban nhan dan',
  vacr: 'vuon ao chuong rung',
  vhvn: 'van hoa van nghe',
  vsmt: 've sinh moi truong',
  xdntm: 'xay dung nong thon moi',
}

const LONG = Object.entries(SHORT).sort(([, a], [, b]) => b.length - a.length)

/** A folded text with its short forms written out: "clb phong chay" as "cau lac bo phong chay". */
export const writtenOut = (folded: string): string =>
  folded
    .split(' ')
    .map((word) => (Object.hasOwn(SHORT, word) ? SHORT[word] : word))
    .join(' ')

/** A folded text with everything shortened that has a short form: the way another officer may have typed it. */
export function shortened(folded: string): string {
  let text = ` ${folded} `
  for (const [short, long] of LONG) text = text.replaceAll(` ${long} `, ` ${short} `)
  return text.trim()
}
