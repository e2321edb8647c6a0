/** Rows as one JSON array, a row a line, written while rows come. */
export async function* writeJsonList(rows: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let piece = '['
  let first = true
  for await (const row of rows) {
    piece += `${first ? '' : ','}\n${JSON.stringify(row)}`
    first = false
    if (piece.length < 32_768) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(`${piece}\n]\n`)
}
