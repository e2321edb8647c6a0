/** One tile of the cartogram: a province or city of today, or one of the two island districts, at its column and row. */
export interface Tile {
  /** Official code of the province (from 1 July 2025); islands carry the code of theirs with a letter. */
  readonly code: string
  readonly name: string
  /** The name in the tile, cut into lines. */
  readonly short: readonly string[]
  readonly column: number
  readonly row: number
  /** The province that an island tile belongs to. */
  readonly of?: string
}

const tile = (
  code: string,
  name: string,
  short: string,
  [column, row]: readonly [number, number],
  of?: string,
): Tile => ({
  code,
  name,
  short: short.split('|'),
  column,
  row,
  ...(of === undefined ? {} : { of }),
})

/** The 34 provinces and cities, laid out like the country, and the archipelagos Hoàng Sa and Trường Sa. */
export const TILES: readonly Tile[] = [
  tile('12', 'Lai Châu', 'Lai|Châu', [0, 0]),
  tile('15', 'Lào Cai', 'Lào|Cai', [1, 0]),
  tile('08', 'Tuyên Quang', 'Tuyên|Quang', [2, 0]),
  tile('04', 'Cao Bằng', 'Cao|Bằng', [3, 0]),
  tile('11', 'Điện Biên', 'Điện|Biên', [0, 1]),
  tile('14', 'Sơn La', 'Sơn|La', [1, 1]),
  tile('25', 'Phú Thọ', 'Phú|Thọ', [2, 1]),
  tile('19', 'Thái Nguyên', 'Thái|Nguyên', [3, 1]),
  tile('20', 'Lạng Sơn', 'Lạng|Sơn', [4, 1]),
  tile('01', 'Hà Nội', 'Hà|Nội', [2, 2]),
  tile('24', 'Bắc Ninh', 'Bắc|Ninh', [3, 2]),
  tile('22', 'Quảng Ninh', 'Quảng|Ninh', [4, 2]),
  tile('37', 'Ninh Bình', 'Ninh|Bình', [2, 3]),
  tile('33', 'Hưng Yên', 'Hưng|Yên', [3, 3]),
  tile('31', 'Hải Phòng', 'Hải|Phòng', [4, 3]),
  tile('38', 'Thanh Hóa', 'Thanh|Hóa', [2, 4]),
  tile('40', 'Nghệ An', 'Nghệ|An', [2, 5]),
  tile('42', 'Hà Tĩnh', 'Hà|Tĩnh', [2, 6]),
  tile('44', 'Quảng Trị', 'Quảng|Trị', [3, 7]),
  tile('46', 'Huế', 'Huế', [3, 8]),
  tile('48', 'Đà Nẵng', 'Đà|Nẵng', [4, 8]),
  tile('51', 'Quảng Ngãi', 'Quảng|Ngãi', [4, 9]),
  tile('52', 'Gia Lai', 'Gia|Lai', [4, 10]),
  tile('66', 'Đắk Lắk', 'Đắk|Lắk', [4, 11]),
  tile('56', 'Khánh Hòa', 'Khánh|Hòa', [5, 12]),
  tile('68', 'Lâm Đồng', 'Lâm|Đồng', [4, 12]),
  tile('75', 'Đồng Nai', 'Đồng|Nai', [3, 13]),
  tile('80', 'Tây Ninh', 'Tây|Ninh', [2, 13]),
  tile('79', 'Thành phố Hồ Chí Minh', 'TP. Hồ|Chí Minh', [3, 14]),
  tile('82', 'Đồng Tháp', 'Đồng|Tháp', [2, 14]),
  tile('86', 'Vĩnh Long', 'Vĩnh|Long', [2, 15]),
  tile('91', 'An Giang', 'An|Giang', [0, 14]),
  tile('92', 'Cần Thơ', 'Cần|Thơ', [1, 15]),
  tile('96', 'Cà Mau', 'Cà|Mau', [1, 16]),
  tile('48-hs', 'Hoàng Sa', 'Hoàng|Sa', [6, 8], 'Đà Nẵng'),
  tile('56-ts', 'Trường Sa', 'Trường|Sa', [6, 13], 'Khánh Hòa'),
]
