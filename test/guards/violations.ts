import { posix } from 'node:path'
import { careModules, packagesAllowed, pureRooms, type Room, rooms } from '../../architecture.ts'
import { type Import, importsOf, unnamed, withoutComments } from './code.ts'

/** Where a file stands: in a room, in a module of it ('' for the room's own files), on its face or in a private folder. */
type Place = { readonly room: string; readonly module: string; readonly isInner: boolean }

/** Every way one source file breaks the plan of the house. */
export function violations(path: string, source: string): string[] {
  const here = placeOf(path)
  if (!isRoom(here.room)) return [`${path}: no room is called '${here.room}'`]
  const complaints = [
    ...(here.room === 'care' ? careComplaints(path, source, here) : []),
    ...(pureRooms.includes(here.room) ? impurities(source).map((found) => `${here.room} may not ${found}`) : []),
    ...importsOf(source).flatMap((each) => importComplaints(path, here, each)),
  ]
  return complaints.map((complaint) => `${path}: ${complaint}`)
}

/** Reads both `src/care/grants/inner/x.ts` and `#care/grants/inner/x.ts`. */
function placeOf(path: string): Place {
  const [room = '', ...rest] = path.replace(/^(src\/|#)/, '').split('/')
  return { room, module: rest.length > 1 ? (rest[0] ?? '') : '', isInner: rest.length > 2 }
}

const isRoom = (name: string): name is Room => Object.hasOwn(rooms, name)
const isTest = (path: string) => path.endsWith('.test.ts')

/** What makes the same question get another answer: the time, the dice, and the habits of the machine. */
const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew\s+Date\b(?!\s*\()|\bDate\s*\(\s*\)|\bperformance\.now\b|\bTemporal\.Now\b/, 'ask the time'],
  [/\bMath\.random\b|\bcrypto\.(?:randomUUID|getRandomValues)\b/, 'roll dice'],
  [/\.[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\s*\(/, "use the machine's own time zone"],
  [/\.toLocale\w*\s*\(\s*\)|\.localeCompare\s*\([^,()]*\)/, "use the machine's own language"],
]

function impurities(source: string): string[] {
  const code = withoutComments(source)
  return impure.filter(([pattern]) => pattern.test(code)).map(([, deed]) => deed)
}

const country = /denmark|danish|danmark|sweden|swedish|sverige|norway|norwegian|finland|finnish/i
const countryCode = /\b(?:DK|SE)\b|['"`](?:dk|se)['"`]/

function careComplaints(path: string, source: string, { module }: Place): string[] {
  const complaints = rank(module) < 0 ? [`care has no module called '${module}'`] : []
  if (isTest(path)) return complaints
  const code = withoutComments(source)
  const named = country.exec(code) ?? countryCode.exec(code)
  return named ? [...complaints, `care knows no country, and this says ${named[0]}`] : complaints
}

function importComplaints(path: string, here: Place, { target, isTypeOnly }: Import): string[] {
  if (target.startsWith('.')) return relativeComplaints(path, here, target)
  if (target.startsWith('#')) return houseComplaints(path, here, target, isTypeOnly)
  if (!pureRooms.includes(here.room)) return []
  if (target === unnamed) return [`${here.room} may not bring in what it does not name`]
  const isForTests = isTest(path) && /^(?:vitest|fast-check|node:.+)$/.test(target)
  const isAllowed = Object.hasOwn(packagesAllowed[here.room] ?? {}, target)
  return isForTests || isAllowed ? [] : [`${here.room} may not bring in ${target}`]
}

/** `./x.ts` and, from a private folder, `../x.ts`: never out of the module. */
function relativeComplaints(path: string, here: Place, target: string): string[] {
  const reached = posix.join(posix.dirname(path), target)
  const there = placeOf(reached)
  const staysInside = there.room === here.room && there.module === here.module
  // What several tests stand on, such as a database of their own, is kept in test/.
  const isForTests = isTest(path) && reached.startsWith('test/')
  return staysInside || isForTests ? [] : [`leave the module by '#', not by '${target}'`]
}

function houseComplaints(path: string, here: Place, target: string, isTypeOnly: boolean): string[] {
  const there = placeOf(target)
  if (!isRoom(there.room)) return [`no room is called '${there.room}'`]
  const complaints: string[] = []
  const isSameRoom = there.room === here.room
  if (isSameRoom && there.module === here.module) complaints.push(`inside a module write './', not '${target}'`)
  else if (there.isInner) complaints.push(`${target} is private to ${there.room}/${there.module}`)
  if (!isSameRoom) complaints.push(...roomComplaints(path, here.room as Room, there.room, isTypeOnly))
  if (isSameRoom && here.room === 'care' && rank(there.module) > rank(here.module))
    complaints.push(`${here.module} comes before ${there.module}`)
  if (target === '#server/main.ts' && here.module !== 'command') complaints.push('main.ts knows all, and none knows it')
  return complaints
}

function roomComplaints(path: string, here: Room, there: Room, isTypeOnly: boolean): string[] {
  const plan: { mayUse: readonly string[]; typesFrom?: readonly string[] } = rooms[here]
  if (plan.mayUse.includes(there)) return []
  if (!plan.typesFrom?.includes(there)) return [`${here} may not use ${there}`]
  // A test of a room may hold its own words against the real ones.
  return isTypeOnly || isTest(path) ? [] : [`${here} may use only types from ${there}: write 'import type'`]
}

const order: readonly string[] = careModules
const rank = (module: string) => order.indexOf(module)

type Plan = Readonly<Record<string, { readonly mayUse: readonly string[]; readonly typesFrom?: readonly string[] }>>

/** The rooms from which one could walk, through the rooms they use, back to where one began. */
export function roomsThatReachThemselves(plan: Plan): string[] {
  const next = (room: string) => [...(plan[room]?.mayUse ?? []), ...(plan[room]?.typesFrom ?? [])]
  return Object.keys(plan).filter((room) => {
    const reached = new Set<string>()
    const ahead = next(room)
    for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
      if (reached.has(at)) continue
      reached.add(at)
      ahead.push(...next(at))
    }
    return reached.has(room)
  })
}
