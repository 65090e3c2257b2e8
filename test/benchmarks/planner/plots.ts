import { type InstanceSet, type Run, runsOf, sets } from './sets.ts'

export type Plot = { readonly file: string; readonly title: string; readonly svg: string }

const [width, height] = [420, 260]
const edge = { left: 52, right: 12, top: 30, bottom: 36 }
const gapTicks = [0.01, 0.1, 1, 10, 100]
const secondTicks = [0.1, 1, 10, 60]

/** Two instances of each set, one from the first and one from the last third of those that were run, with all seeds. */
export const plotsOf = (code: string): Plot[] =>
  sets.flatMap((set) => chosen(runsOf(set, code)).map((runs) => plotOf(set, runs)))

function chosen(runs: readonly Run[]): Run[][] {
  const names = [...new Set(runs.map(({ instance }) => instance))].sort()
  const picked = new Set([names[Math.floor(names.length / 3)], names[Math.floor((names.length * 9) / 10)]])
  return [...picked].map((name) => runs.filter(({ instance }) => instance === name)).filter((own) => own.length > 0)
}

function plotOf(set: InstanceSet, runs: readonly Run[]): Plot {
  const { instance = '', bestKnown = 1 } = runs[0] ?? {}
  const reference = Math.min(bestKnown, ...runs.map(({ objective }) => objective))
  const last = set.seconds
  const first = secondTicks[0]!
  const x = (seconds: number) =>
    edge.left + (Math.log(Math.max(seconds, first) / first) / Math.log(last / first)) * (width - edge.left - edge.right)
  const y = (gap: number) =>
    edge.top +
    (Math.log(100 / Math.min(100, Math.max(0.01, gap))) / Math.log(10_000)) * (height - edge.top - edge.bottom)
  const lines = runs.map(({ trace }) =>
    trace
      .map(([seconds, objective], at) => {
        const [px, py] = [x(seconds).toFixed(1), y((objective / reference - 1) * 100).toFixed(1)]
        // A best plan stands until a better one is found.
        return at === 0 ? `M${px} ${py}` : `H${px}V${py}`
      })
      .join(''),
  )
  const title = `${set.name}: ${instance}`
  const grid = [
    ...gapTicks.map((gap) => `<path d="M${edge.left} ${y(gap)}H${width - edge.right}"/>`),
    ...secondTicks.filter((at) => at <= last).map((at) => `<path d="M${x(at)} ${edge.top}V${height - edge.bottom}"/>`),
  ]
  const labels = [
    ...gapTicks.map((gap) => `<text x="${edge.left - 6}" y="${y(gap) + 4}" text-anchor="end">${gap} %</text>`),
    ...secondTicks
      .filter((at) => at <= last)
      .map((at) => `<text x="${x(at)}" y="${height - edge.bottom + 15}" text-anchor="middle">${at} s</text>`),
  ]
  const knownAt = y((bestKnown / reference - 1) * 100)
  const known =
    reference < bestKnown
      ? `<path d="M${edge.left} ${knownAt}H${width - edge.right}" stroke="#b4562c" stroke-dasharray="6 4"/><text x="${edge.left + 6}" y="${knownAt + 13}" font-family="sans-serif" font-size="11" fill="#b4562c">best known before</text>`
      : ''
  const dashes = ['', ' stroke-dasharray="5 3"', ' stroke-dasharray="1 3"']
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}: gap to the best plan over processor time">
<rect width="${width}" height="${height}" fill="#fff"/>
<g stroke="#ddd" fill="none">${grid.join('')}</g>
<g font-family="sans-serif" font-size="11" fill="#444">${labels.join('')}<text x="${edge.left}" y="18" font-size="12" fill="#111">${title}</text><text x="${width - edge.right}" y="${height - 6}" text-anchor="end">gap over processor time; seed ${runs.map(({ seed }) => seed).join(', ')}</text></g>
${known}
<g stroke="#176a5b" stroke-width="1.6" fill="none">${lines.map((line, at) => `<path d="${line}"${dashes[at] ?? ''}/>`).join('')}</g>
</svg>
`
  return { file: `${set.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${instance.toLowerCase()}.svg`, title, svg }
}
