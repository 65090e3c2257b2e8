/** A proposal in a few lines: what is planned, how far each goal is kept, and what is to be said beside it. */
import type { CarerGoal, CitizenGoal, Goal } from '#planning/explain/goals.ts'
import type { WeekNote } from '#planning/week/facts.ts'
import type { Proposal } from '#server/planning/propose.ts'

/** How far a goal is kept, and of whom; ways are held to nothing. */
const goalWords: Readonly<Record<`citizen ${CitizenGoal}` | `carer ${Exclude<CarerGoal, 'travel'>}`, string>> = {
  'citizen visits': 'citizens have all their visits',
  'citizen faces': 'citizens meet no more people in 14 days than promised',
  'citizen usual': 'citizens meet their usual carer more often than anybody else',
  'citizen agreedTime': 'citizens are visited inside the agreed hours',
  'citizen sameTime': 'citizens are visited at the same time from day to day',
  'citizen oneAtATime': 'citizens have one visit at a time',
  'carer overtime': 'carers are home when their shifts end',
  'carer pauses': 'carers have all their pauses',
  'carer load': 'carers have an even share of the work',
}

/** What all of it comes to, beside how many it is kept for. */
const sumWords: Partial<Record<keyof typeof goalWords, (sum: number) => string>> = {
  'citizen agreedTime': (sum) => `${sum} minutes outside them`,
  'carer overtime': (sum) => `${sum} minutes over`,
}

const noteWords: Readonly<Record<WeekNote['kind'], (many: number) => string>> = {
  noPlan: (many) => `${counted(many, 'citizen has', 'citizens have')} no plan`,
  noGrant: (many) => `${counted(many, 'citizen has', 'citizens have')} no grant that week`,
  noHome: (many) => `${counted(many, 'citizen lives', 'citizens live')} where nobody has said`,
  nobodyMay: (many) => `${counted(many, 'visit asks', 'visits ask')} for what nobody on duty may do`,
  tooManyTogether: (many) => `${counted(many, 'visit asks', 'visits ask')} for more than two people at once`,
  outsideTheDay: (many) => `${counted(many, 'visit lies', 'visits lie')} outside the hours of the day`,
  tooLong: (many) => `${counted(many, 'visit is', 'visits are')} longer than the hours agreed for it`,
  overFrame: (many) => `${counted(many, 'citizen is', 'citizens are')} planned more minutes than granted`,
  usualNotOnDuty: (many) => `${counted(many, 'citizen’s', 'citizens’')} usual carer is not on duty that week`,
  usualOtherHours: (many) => `${counted(many, 'citizen’s', 'citizens’')} usual carer works other hours`,
  mayNotAllWeek: (many) => `${counted(many, 'carer', 'carers')} may do some tasks on some days only`,
  noBase: () => 'nobody has said where the team begins its day: the middle of the homes is taken',
  noShifts: () => 'nobody has a shift',
  noPromise: () => 'the model promises no number of people',
  facesUnknown: (many) => `who came the week before is not known for ${counted(many, 'citizen', 'citizens')}`,
  shiftsAssumed: (many) => `${counted(many, 'shift is', 'shifts are')} assumed: nobody has told them`,
}

const counted = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`

/** How much of what is owed is planned, in one proposal or several. */
export function sizeOf(proposals: readonly Pick<Proposal, 'visits' | 'instance' | 'goals'>[]): string {
  const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0)
  const owed = proposals.flatMap(({ goals }) =>
    goals.filter(({ goal }) => goal === 'visits').map(({ limit }) => limit ?? 0),
  )
  const citizens = sum(proposals.map(({ instance }) => instance.citizens.length))
  const people = sum(proposals.map(({ instance }) => instance.carers.length))
  const planned = sum(proposals.map(({ visits }) => visits.length))
  const whom = `${counted(citizens, 'citizen', 'citizens')} by ${counted(people, 'person', 'people')}`
  return `${planned} of ${sum(owed)} visits to ${whom}`
}

export function summaryOf(proposal: Proposal): string {
  const { goals, notes, breaches, travel, search } = proposal
  const noted = [...Map.groupBy(notes, ({ kind }) => kind)].map(([kind, all]) => `  ${noteWords[kind](countOf(all))}`)
  const reason = travel.reason ? ` (the service: ${travel.reason.kind})` : ''
  return [
    sizeOf([proposal]),
    `${search.steps} steps in ${search.seconds.toFixed(1)} s, seed ${search.seed}; ways by ${travel.by}${reason}`,
    'How far the goals are kept',
    ...[...Map.groupBy(goals, nameOf)].map(([name, all]) => goalLine(name, all)),
    ...(noted.length > 0 ? ['What is to be said beside it', ...noted] : []),
    ...(breaches.length > 0
      ? [`The roster breaks the rules of working time ${counted(breaches.length, 'time', 'times')}.`]
      : []),
  ].join('\n')
}

const nameOf = ({ of, goal }: Goal) => `${of} ${goal}` as keyof typeof goalWords | 'carer travel'

function goalLine(name: ReturnType<typeof nameOf>, all: readonly Goal[]): string {
  const sum = all.reduce((total, { value }) => total + value, 0)
  if (name === 'carer travel') return `  ${String(sum).padStart(10)} minutes on the way`
  const kept = `${all.filter(({ isKept }) => isKept).length} of ${all.length}`
  const amount = sum > 0 ? sumWords[name]?.(sum) : undefined
  return `  ${kept.padStart(10)} ${goalWords[name]}${amount ? `, ${amount}` : ''}`
}

/** How many citizens or shifts notes speak of; else how many notes there are. */
function countOf(notes: Proposal['notes']): number {
  const [first] = notes
  if (first && 'citizens' in first) return first.citizens
  return first && 'shifts' in first ? first.shifts : notes.length
}
