import { numeral } from '../numeral.ts'
import type { ReasonWords } from './da.ts'

const n = numeral(['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'])
const some = (count: number) => (count === 0 ? 'none' : count === 1 ? 'one' : n(count))
const visits = (count: number) => (count === 0 ? 'no visits' : count === 1 ? 'one visit' : `${n(count)} visits`)
const come = (count: number) =>
  count === 0 ? 'Nobody comes' : count === 1 ? 'One person comes' : `${n(count)} different people come`
const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${n(count)} times`)
const breaks = (count: number) => (count === 1 ? 'one break' : `${n(count)} breaks`)
const contact = (who: string | null) => (who ? `${who}, the fixed contact,` : 'The fixed contact')
const instead = (was: string | null) => (was === null ? '' : ` instead of ${was}`)
const ofVisits = (own: number, all: number) => `${some(own)} of ${n(all)} visits`

export const en: ReasonWords = {
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  at: (day, time) => `on ${day} at ${time}`,
  nobody: 'nobody',

  goals: {
    visitsAll: (name, count) =>
      count === 0
        ? `${name} is to have no visit this week.`
        : count === 1
          ? `${name} gets the one visit of the week.`
          : `${name} gets ${count === 2 ? 'both' : `all ${n(count)}`} visits of the week.`,
    visitsNone: (name, wanted) =>
      wanted === 1
        ? `${name} does not get the one visit of the week.`
        : `${name} gets none of the ${n(wanted)} visits of the week.`,
    visitsSome: (name, made, wanted) =>
      `${name} gets ${ofVisits(made, wanted)} this week; ${some(wanted - made)} ${wanted - made === 1 ? 'is' : 'are'} missing.`,
    visitsMore: (name, made, more) => `${name} gets ${visits(made)} this week, ${some(more)} more than agreed.`,
    faces: (name, faces, most) => `${come(faces)} to ${name} in 14 days; the promise is at most ${some(most)}.`,
    facesOver: (name, faces, most) =>
      `${come(faces)} to ${name} in 14 days; that is ${some(faces - most)} more than the promise of at most ${some(most)}.`,
    usualAll: (who, name, all) => `${contact(who)} makes ${all === 1 ? 'the visit' : 'all visits'} to ${name}.`,
    usualMost: (who, name, own, all) =>
      `${contact(who)} makes ${ofVisits(own, all)} to ${name}; nobody comes more often.`,
    usualLess: (who, name, own, all) =>
      `${contact(who)} makes ${ofVisits(own, all)} to ${name}; somebody else comes more often.`,
    usualNone: (who, name) => `${contact(who)} does not come to ${name} this week.`,
    agreedTime: (name) => `All visits to ${name} lie within the agreed hours.`,
    agreedTimeNot: (name, length) => `The visits to ${name} lie ${length} outside the agreed hours in all.`,
    sameTime: (name) => `The visits to ${name} come at the same time every day.`,
    sameTimeNearly: (name, length) =>
      `The visits to ${name} come at nearly the same time every day: at most ${length} apart.`,
    sameTimeNot: (name, length, most) =>
      `The time of the same visit to ${name} varies by up to ${length} from day to day; the aim is at most ${most}.`,
    oneAtATime: (name) => `${name} never has two visits at once.`,
    oneAtATimeNot: (name, count) => `${name} has two visits at once, ${times(count)} this week.`,
    overtime: (who) => `${who} is done in time every day.`,
    overtimeNot: (who, length) => `${who} works ${length} over this week.`,
    pauses: (who) => `${who} misses no break this week.`,
    pausesNot: (who, count) => `${who} misses ${breaks(count)} this week.`,
    load: (who, share, mean) =>
      `${who} is busy with visits and ways for ${share} of the shifts, about as the team, which has ${mean}.`,
    loadOver: (who, share, mean) =>
      `${who} is busy with visits and ways for ${share} of the shifts, more than the team, which has ${mean}.`,
    loadUnder: (who, share, mean) =>
      `${who} is busy with visits and ways for ${share} of the shifts, less than the team, which has ${mean}.`,
    travel: (who, length) => `${who} is on the way for ${length} this week.`,
    travelNone: (who) => `${who} has no way to go this week.`,
  },

  changes: {
    visits: (name, now, was) => `${name} gets ${visits(now)} instead of ${some(was)}.`,
    faces: (name, now, was, most) =>
      `${come(now)} to ${name} in 14 days instead of ${some(was)}; the promise is at most ${some(most)}.`,
    usual: (name, now, was, all) =>
      `The fixed contact makes ${visits(now)} to ${name} instead of ${some(was)}, out of ${some(all)}.`,
    usualMost: (name, now, was) =>
      `The fixed contact makes ${visits(now)} to ${name} instead of ${some(was)}; now nobody comes more often.`,
    usualLess: (name, now, was) =>
      `The fixed contact makes ${visits(now)} to ${name} instead of ${some(was)}; now somebody else comes more often.`,
    agreedTime: (name) => `All visits to ${name} will lie within the agreed hours.`,
    agreedTimeNot: (name, length, was) =>
      `The visits to ${name} will lie ${length} outside the agreed hours in all${instead(was)}.`,
    sameTime: (name) => `The visits to ${name} will come at the same time every day.`,
    sameTimeNot: (name, length, was, most) =>
      `The time of the same visit to ${name} will vary by up to ${length} from day to day${instead(was)}; the aim is at most ${most}.`,
    oneAtATime: (name) => `${name} no longer has two visits at once.`,
    oneAtATimeNot: (name, now, was) =>
      `${name} gets two visits at once, ${times(now)} this week${instead(was === 0 ? null : times(was))}.`,
    overtime: (who) => `${who} will be done in time every day.`,
    overtimeNot: (who, length, was) => `${who} will work ${length} over this week${instead(was)}.`,
    pauses: (who) => `${who} will no longer miss a break.`,
    pausesNot: (who, now, was) => `${who} will miss ${breaks(now)} this week${instead(was === 0 ? null : some(was))}.`,
    load: (who, share, was, mean) =>
      `${who} will be busy with visits and ways for ${share} of the shifts instead of ${was}; the team has ${mean}.`,
    travelMore: (who, length) => `${who} goes ${length} further.`,
    travelLess: (who, length) => `${who} goes ${length} less.`,
  },

  notes: {
    noPlan: (name) => `${name} is not in it: there is no plan for the help in that week.`,
    noGrant: (name) => `${name} is not in it: there is no decision on help in that week.`,
    noHome: (name) => `${name} is not in it: nobody has written where the home is.`,
    nobodyMay: (name, tasks) => `A visit to ${name} is not in it: nobody on duty may do what it asks for (${tasks}).`,
    tooFew: (name) => `A visit to ${name} is not in it: too few are on duty for it.`,
    tooManyTogether: (name, count) =>
      `A visit to ${name} is not in it: it asks for ${n(count)} at once, and the proposal can send two at most.`,
    outsideTheDay: (name) =>
      `A visit to ${name} is not in it: it lies in hours of the night that the proposal cannot cover.`,
    tooLong: (name) => `A visit to ${name} is not in it: it lasts more than 12 hours.`,
    overFrame: (name, planned, framed) => `The plan of ${name} comes to ${planned} a week; the frame is ${framed}.`,
    overPart: (part, name, planned, framed) =>
      `${part} for ${name}: the plan comes to ${planned} a week; the frame is ${framed}.`,
    usualNotOnDuty: (who, name) => `${who}, the fixed contact of ${name}, has no shift this week.`,
    usualOtherHours: (who, name) => `${who}, the fixed contact of ${name}, works at none of the hours of the visits.`,
    mayNotAllWeek: (who, tasks) =>
      `${who} may do this on some of the days only: ${tasks}. So the proposal does not count on it.`,
    noBase: 'Nobody has written where the team sets out from; the proposal counts from the middle of the homes.',
    noShifts: 'Nobody has a shift in that week.',
    noPromise: 'The model promises nothing about how many different people come.',
    facesUnknown: (count) =>
      `For ${count === 1 ? 'one citizen' : `${n(count)} citizens`} nobody knows who came the week before; only this week is counted.`,
    shiftsAssumed: (count) =>
      count === 1
        ? 'One shift is assumed: nobody has written it down.'
        : `${n(count)} shifts are assumed: nobody has written them down.`,
  },

  barriers: {
    noShift: (who, day) => `${who} has no shift on ${day}.`,
    notAgreed: (name, day) => `That visit is not agreed with ${name} for ${day}.`,
    twiceThatDay: (name, day) => `${name} already gets that visit on ${day}.`,
    mayNot: (who, name) => `${who} may not make that visit to ${name}.`,
    already: (who) => `${who} already goes along on that visit.`,
    tooNear: (name, length) =>
      `It comes too close to another visit of the same kind to ${name}: at least ${length} must lie between.`,
    noRoom: (who, day, length) => `${who} has no room for it on ${day}: ${length} are missing.`,
    notInPlan: (name) => `That visit to ${name} is not in the proposal.`,
    anotherThen: (name) => `${name} has another visit at that hour.`,
    otherNotFree: (name) => `The other one who goes along to ${name} is not free at that hour.`,
    begun: (name) => `The visit to ${name} has begun and stays where it is.`,
    over: (day) => `That day is over: ${day}.`,
  },

  routes: {
    comes: (who, name, when) => `New: ${who} comes to ${name} ${when}.`,
    gone: (name, when) => `The visit to ${name} ${when} falls away.`,
    changed: (name, when, how) => `The visit to ${name} ${when} ${how}.`,
    moved: (day, time) => `moves to ${day} at ${time}`,
    later: (time) => `moves to ${time}`,
    by: (now, was) => `goes to ${now} instead of ${was}`,
    lasts: (length, was) => `lasts ${length} instead of ${was}`,
  },

  breaches: {
    dailyRest: (who, found, least, until) =>
      `${who} has at most ${found} of rest in a row in the 24 hours up to ${until}; there must be at least ${least}.`,
    weeklyRest: (who, found, least, from, to) =>
      `${who} has at most ${found} off in a row from ${from} to ${to}; there must be at least ${least}.`,
    averageWeek: (who, found, most, from, to) =>
      `${who} works ${found} a week on average from ${from} to ${to}; there may be at most ${most}.`,
    nightWork: (who, found, most, from, to) =>
      `${who} works mostly at night, and ${found} a working day on average from ${from} to ${to}; there may be at most ${most}.`,
  },

  list: {
    broken: 'not kept',
    mended: 'will be kept',
    breaks: 'will not be kept',
    kept: (count) => (count === 1 ? 'One goal is kept' : `${n(count)} goals are kept`),
    allKept: (count) => (count === 1 ? 'The goal is kept' : `All ${n(count)} goals are kept`),
    rest: (count) => (count === 1 ? 'One more of the same kind' : `${n(count)} more of the same kind`),
    unchanged: 'No goal comes out otherwise.',
  },
}
