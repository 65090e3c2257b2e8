import { careModules, packagesAllowed, rooms } from '../../architecture.ts'

/** The plan as people read it: a table of the rooms, their arrows, and the order of the modules of care. */
export const drawn = { rooms: drawRooms, care: drawCare }

type RoomPlan = { isFor: string; mayUse: readonly string[]; typesFrom?: readonly string[] }

function drawRooms(): string {
  const all = Object.entries<RoomPlan>(rooms)
  const lines = all.map(([room, { isFor, mayUse, typesFrom = [] }]) => {
    const uses = [...mayUse, ...typesFrom.map((each) => `types of ${each}`)].join(', ') || 'nothing'
    const packages = Object.keys(packagesAllowed[room] ?? {}).map((name) => `\`${name}\``)
    return `| \`${room}\` | ${isFor} | ${[uses, ...packages].join(', ')} |`
  })
  // Every room uses the kernel; arrows to it would only cross the others.
  const arrows = all.flatMap(([room, { mayUse, typesFrom = [] }]) => [
    ...mayUse.filter((used) => used !== 'kernel').map((used) => `  ${room} --> ${used}`),
    ...typesFrom.map((used) => `  ${room} -. types .-> ${used}`),
  ])
  const table = ['| Room | For | May use |', '|---|---|---|', ...lines]
  return [...table, '', ...mermaid('flowchart BT', arrows)].join('\n')
}

function drawCare(): string {
  return mermaid('flowchart LR', [`  ${careModules.join(' --> ')}`]).join('\n')
}

const mermaid = (kind: string, lines: readonly string[]) => ['```mermaid', kind, ...lines, '```']

/** The same text with `content` between the marks `<!-- drawn: name -->` and `<!-- end of name -->`. */
export function redraw(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- drawn: ${name} -->`, `<!-- end of ${name} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  if (from < 0 || to < from) throw new Error(`no place to draw '${name}'`)
  return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`
}
