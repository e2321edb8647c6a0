import type { Duplex } from 'node:stream'
import type pg from 'pg'
import { drained } from './drain.ts'

/**
 * COPY over `pg` without another package: what `pg` calls on a submitted query, and what of its connection is used.
 * Pinned with pg's version; `copy.test.ts` fails when pg changes them.
 */
interface CopyConnection {
  readonly stream: Duplex
  query(sql: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

const BATCH = 64 * 1024
const HIGH = 1024 * 1024

abstract class CopyQuery {
  protected rows = 0
  readonly #sql: string
  readonly finished: Promise<number>
  protected resolve: (rows: number) => void = () => {}
  protected reject: (error: unknown) => void = () => {}

  constructor(sql: string) {
    this.#sql = sql
    this.finished = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
  }

  submit(connection: CopyConnection): void {
    connection.query(this.#sql)
  }

  handleCommandComplete(message: { text?: string }): void {
    this.rows = Number(/^COPY (\d+)/.exec(message.text ?? '')?.[1] ?? 0)
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

class CopyOut extends CopyQuery {
  #chunks: Buffer[] = []
  #size = 0
  #waiting = 0
  #chain: Promise<void> = Promise.resolve()
  #failed = false
  readonly #sink: (chunk: Buffer) => Promise<void>

  constructor(sql: string, sink: (chunk: Buffer) => Promise<void>) {
    super(sql)
    this.#sink = sink
  }

  handleCopyData(message: { chunk: Buffer }, connection: CopyConnection): void {
    if (this.#failed) return
    // The parser may use its buffer again: the row is copied out of it.
    this.#chunks.push(Buffer.from(message.chunk))
    this.#size += message.chunk.length
    if (this.#size >= BATCH) this.#flush(connection)
  }

  #flush(connection: CopyConnection | undefined): void {
    const batch = Buffer.concat(this.#chunks)
    this.#chunks = []
    this.#size = 0
    if (batch.length === 0) return
    this.#waiting += batch.length
    if (this.#waiting > HIGH) connection?.stream.pause()
    this.#chain = this.#chain
      .then(() => (this.#failed ? undefined : this.#sink(batch)))
      .then(() => {
        this.#waiting -= batch.length
        if (this.#waiting <= HIGH) connection?.stream.resume()
      })
      .catch((error: unknown) => {
        this.#failed = true
        this.reject(error)
        // The rest of the table is not wanted: a connection in the middle of a COPY is of no other use.
        connection?.stream.destroy()
      })
  }

  handleError(error: Error): void {
    this.#failed = true
    this.reject(error)
  }

  handleReadyForQuery(connection: CopyConnection): void {
    this.#flush(connection)
    void this.#chain.then(() => this.resolve(this.rows))
  }
}

class CopyIn extends CopyQuery {
  #error: unknown
  #over = false
  #pump: Promise<void> = Promise.resolve()
  readonly #source: AsyncIterable<Buffer>

  constructor(sql: string, source: AsyncIterable<Buffer>) {
    super(sql)
    this.#source = source
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#pump = this.#send(connection)
  }

  async #send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        if (this.#over) return
        connection.sendCopyFromChunk(chunk)
        await drained(connection.stream)
      }
      if (!this.#over) connection.endCopyFrom()
    } catch (error) {
      this.#error = error
      if (!this.#over) connection.sendCopyFail('the source failed')
    }
  }

  handleError(error: Error): void {
    this.#over = true
    this.#error ??= error
    this.reject(this.#error)
  }

  handleReadyForQuery(): void {
    this.#over = true
    void this.#pump.then(() => (this.#error === undefined ? this.resolve(this.rows) : this.reject(this.#error)))
  }
}

/** Runs a `COPY ... TO STDOUT`; the sink gets its bytes in order, one call at a time. Returns the number of rows. */
export async function copyOut(
  client: pg.ClientBase,
  sql: string,
  sink: (chunk: Buffer) => Promise<void>,
): Promise<number> {
  return client.query(new CopyOut(sql, sink) as unknown as pg.Submittable & CopyOut).finished
}

/** Runs a `COPY ... FROM STDIN` with the source's bytes. Returns the number of rows. */
export async function copyIn(client: pg.ClientBase, sql: string, source: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyIn(sql, source) as unknown as pg.Submittable & CopyIn).finished
}
