import { px, wrapWords } from './text.ts'

/** One box of the drawing. */
export interface SuccessionNode {
  readonly name: string
  /** Only a part of it took part. */
  readonly part?: boolean
}

interface SuccessionProps {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly from: readonly SuccessionNode[]
  readonly to: readonly SuccessionNode[]
  /** The box that the page is about. */
  readonly focus?: string
}

const WIDTH = 400
const BOX = 156
const LINE = 17
const PAD = 10
const GAP = 10

interface Placed extends SuccessionNode {
  readonly rows: readonly string[]
  readonly top: number
  readonly height: number
}

function place(nodes: readonly SuccessionNode[]): { boxes: readonly Placed[]; height: number } {
  let top = 0
  const boxes = nodes.map((node) => {
    const rows = wrapWords(node.name, 19)
    const box = { ...node, rows, top, height: rows.length * LINE + PAD * 2 - 4 }
    top += box.height + GAP
    return box
  })
  return { boxes, height: Math.max(0, top - GAP) }
}

/** Units before on the left, after on the right, joined by lines; a part is joined by a dashed one. */
export function SuccessionDrawing({ id, title, description, from, to, focus }: SuccessionProps) {
  const left = place(from)
  const right = place(to)
  const height = Math.max(left.height, right.height)
  const shift = (side: { height: number }) => (height - side.height) / 2
  return (
    <svg class="succession" viewBox={`0 -1 ${WIDTH} ${height + 2}`} role="img" aria-labelledby={`${id}-ten ${id}-loi`}>
      <title id={`${id}-ten`}>{title}</title>
      <desc id={`${id}-loi`}>{description}</desc>
      {left.boxes.flatMap((a) =>
        right.boxes.map((b) => (
          <path
            class={a.part === true || b.part === true ? 'succession-line is-part' : 'succession-line'}
            d={curve(a.top + shift(left) + a.height / 2, b.top + shift(right) + b.height / 2)}
            fill="none"
            stroke="#7b8583"
          />
        )),
      )}
      {left.boxes.map((box) => (
        <Box box={box} x={1} y={box.top + shift(left)} focus={box.name === focus} />
      ))}
      {right.boxes.map((box) => (
        <Box box={box} x={WIDTH - BOX - 1} y={box.top + shift(right)} focus={box.name === focus} />
      ))}
    </svg>
  )
}

function curve(y1: number, y2: number): string {
  const [x1, x2] = [BOX + 1, WIDTH - BOX - 1]
  const middle = (x1 + x2) / 2
  return `M${x1} ${px(y1)}C${middle} ${px(y1)} ${middle} ${px(y2)} ${x2} ${px(y2)}`
}

function Box({ box, x, y, focus }: { box: Placed; x: number; y: number; focus: boolean }) {
  return (
    <g class={focus ? 'succession-box is-focus' : 'succession-box'} transform={`translate(${x} ${px(y)})`}>
      <rect width={BOX} height={box.height} rx="3" fill="none" stroke="#7b8583" />
      {box.rows.map((row, i) => (
        <text x={BOX / 2} y={PAD + 11 + i * LINE} font-size="14" text-anchor="middle">
          {row}
        </text>
      ))}
    </g>
  )
}
