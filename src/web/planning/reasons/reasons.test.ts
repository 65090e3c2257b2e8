import { describe, expect, test } from 'vitest'
import { barrier, goal as goalSchema, shiftBreach, weekNote } from '#contract/planning/values.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { da, type Words } from '#web/words/da.ts'
import { en } from '#web/words/en.ts'
import { formatIn, type Language, languages } from '#web/words/format.ts'
import { sv } from '#web/words/sv.ts'
import { type Goal, type GoalChange, tellGoal, tellGoalChange } from './goals.ts'
import { type Barrier, tellBarrier, tellNote, type WeekNote } from './notes.ts'
import { type RouteChange, type ShiftBreach, tellBreach, tellRouteChange } from './routes.ts'
import { namesOf, type Telling } from './telling.ts'
import { reasonWords } from './words.ts'

const shared: Readonly<Record<Language, Words>> = { da, sv, en }
const grete = 'grete' as Id<'Citizen'>
const [maja, karl] = ['maja', 'karl'] as Id<'Staff'>[] as [Id<'Staff'>, Id<'Staff'>]
const people = {
  staff: [
    { id: maja, name: 'Maja', profession: 'helper' },
    { id: karl, name: 'Karl', profession: 'assistant' },
  ],
  citizens: [{ id: grete, name: 'Grete', home: null }],
}
const tasks: Readonly<Record<string, string>> = { wounds: 'wound care', medicine: 'medicine' }
const clusters: Readonly<Record<string, string>> = { personal: 'personal care' }

const tellingIn = (language: Language): Telling => ({
  own: reasonWords[language],
  format: formatIn(language, shared[language]),
  names: namesOf(people, shared[language].unknown, {
    task: (id) => tasks[id] ?? id,
    cluster: (id) => clusters[id] ?? id,
  }),
  zone: 'Europe/Copenhagen',
})
const spoken = Object.fromEntries(languages.map((language) => [language, tellingIn(language)])) as Record<
  Language,
  Telling
>
const inAll = (tell: (telling: Telling) => string) =>
  Object.fromEntries(languages.map((language) => [language, tell(spoken[language])])) as Record<Language, string>

const citizenGoals = ['visits', 'faces', 'usual', 'agreedTime', 'sameTime', 'oneAtATime']
const goalOf = (kind: Goal['goal'], value: number, limit: number | null, isKept: boolean): Goal => {
  const ofCitizen = citizenGoals.includes(kind)
  return {
    ...{ of: ofCitizen ? 'citizen' : 'carer', id: ofCitizen ? grete : karl, goal: kind, value, limit, isKept },
    ...(kind === 'usual' ? { who: maja } : {}),
  }
}
const changeOf = (
  kind: Goal['goal'],
  before: number,
  after: number,
  limit: number | null,
  turns: GoalChange['turns'] = null,
): GoalChange => {
  const { of, id } = goalOf(kind, after, limit, true)
  return { of, id, goal: kind, before, after, limit, turns }
}

describe('a goal', () => {
  test.each<[Goal, string, string, string]>([
    [
      goalOf('faces', 3, 4, true),
      'Der kommer tre forskellige medarbejdere hos Grete på 14 dage; løftet er højst fire.',
      'Det kommer tre olika medarbetare till Grete på 14 dagar; löftet är högst fyra.',
      'Three different people come to Grete in 14 days; the promise is at most four.',
    ],
    [
      goalOf('faces', 1, 1, true),
      'Der kommer én medarbejder hos Grete på 14 dage; løftet er højst én.',
      'Det kommer en medarbetare till Grete på 14 dagar; löftet är högst en.',
      'One person comes to Grete in 14 days; the promise is at most one.',
    ],
    [
      goalOf('faces', 14, 12, false),
      'Der kommer 14 forskellige medarbejdere hos Grete på 14 dage; det er to flere end løftet om højst tolv.',
      'Det kommer 14 olika medarbetare till Grete på 14 dagar; det är två fler än löftet om högst tolv.',
      '14 different people come to Grete in 14 days; that is two more than the promise of at most twelve.',
    ],
    [
      goalOf('visits', 5, 5, true),
      'Grete får alle fem besøg i ugen.',
      'Grete får alla fem besöken i veckan.',
      'Grete gets all five visits of the week.',
    ],
    [
      goalOf('visits', 4, 5, false),
      'Grete får fire af fem besøg i ugen; ét mangler.',
      'Grete får fyra av fem besök i veckan; ett saknas.',
      'Grete gets four of five visits this week; one is missing.',
    ],
    [
      goalOf('usual', 9, 14, true),
      'Maja, som er fast kontakt, kommer til ni af 14 besøg hos Grete; ingen kommer oftere.',
      'Maja, som är fast omsorgskontakt, kommer till nio av 14 besök hos Grete; ingen kommer oftare.',
      'Maja, the fixed contact, makes nine of 14 visits to Grete; nobody comes more often.',
    ],
    [
      goalOf('usual', 1, 3, false),
      'Maja, som er fast kontakt, kommer til ét af tre besøg hos Grete; en anden kommer oftere.',
      'Maja, som är fast omsorgskontakt, kommer till ett av tre besök hos Grete; någon annan kommer oftare.',
      'Maja, the fixed contact, makes one of three visits to Grete; somebody else comes more often.',
    ],
    [
      goalOf('agreedTime', 25, 0, false),
      'Besøgene hos Grete ligger i alt 25 minutter uden for de aftalte tider.',
      'Besöken hos Grete ligger sammanlagt 25 minuter utanför de överenskomna tiderna.',
      'The visits to Grete lie 25 minutes outside the agreed hours in all.',
    ],
    [
      goalOf('sameTime', 95, 30, false),
      'Tiden for det samme besøg hos Grete svinger med op til 1 t 35 min fra dag til dag; målet er højst 30 minutter.',
      'Tiden för samma besök hos Grete varierar med upp till 1 tim 35 min från dag till dag; målet är högst 30 minuter.',
      'The time of the same visit to Grete varies by up to 1 h 35 min from day to day; the aim is at most 30 minutes.',
    ],
    [
      goalOf('oneAtATime', 1, 0, false),
      'Grete har to besøg på samme tid én gang i ugen.',
      'Grete har två besök samtidigt en gång i veckan.',
      'Grete has two visits at once, once this week.',
    ],
    [
      goalOf('overtime', 1, 0, false),
      'Karl arbejder 1 minut over i ugen.',
      'Karl arbetar 1 minut övertid i veckan.',
      'Karl works 1 minute over this week.',
    ],
    [
      goalOf('pauses', 2, 0, false),
      'Karl mangler to pauser i ugen.',
      'Karl missar två raster i veckan.',
      'Karl misses two breaks this week.',
    ],
    [
      goalOf('load', 95, 74, false),
      'Karl har besøg og vejtid i 95\u00a0% af vagterne, mere end teamet, der har 74\u00a0%.',
      'Karl har besök och restid under 95\u00a0% av passen, mer än arbetslaget, som har 74\u00a0%.',
      'Karl is busy with visits and ways for 95\u00a0% of the shifts, more than the team, which has 74\u00a0%.',
    ],
    [
      goalOf('travel', 130, null, true),
      'Karl har 2 t 10 min vejtid i ugen.',
      'Karl har 2 tim 10 min restid i veckan.',
      'Karl is on the way for 2 h 10 min this week.',
    ],
  ])('%o', (goal, danish, swedish, english) =>
    expect(inAll((telling) => tellGoal(telling, goal))).toMatchObject({ da: danish, sv: swedish, en: english }),
  )
})

describe('what a wish costs', () => {
  test.each<[GoalChange, string, string, string]>([
    [
      changeOf('travel', 30, 52, null),
      'Karl får 22 minutter mere vejtid.',
      'Karl får 22 minuter mer restid.',
      'Karl goes 22 minutes further.',
    ],
    [
      changeOf('travel', 52, 30, null),
      'Karl får 22 minutter mindre vejtid.',
      'Karl får 22 minuter mindre restid.',
      'Karl goes 22 minutes less.',
    ],
    [
      changeOf('faces', 4, 5, 4, 'broken'),
      'Der kommer fem forskellige medarbejdere hos Grete på 14 dage i stedet for fire; løftet er højst fire.',
      'Det kommer fem olika medarbetare till Grete på 14 dagar i stället för fyra; löftet är högst fyra.',
      'Five different people come to Grete in 14 days instead of four; the promise is at most four.',
    ],
    [
      changeOf('usual', 1, 2, 3, 'kept'),
      'Den faste kontakt kommer til to besøg hos Grete i stedet for ét; nu kommer ingen oftere.',
      'Den fasta omsorgskontakten kommer till två besök hos Grete i stället för ett; nu kommer ingen oftare.',
      'The fixed contact makes two visits to Grete instead of one; now nobody comes more often.',
    ],
    [
      changeOf('pauses', 0, 1, 0, 'broken'),
      'Karl kommer til at mangle én pause i ugen.',
      'Karl kommer att missa en rast i veckan.',
      'Karl will miss one break this week.',
    ],
    [
      changeOf('overtime', 10, 0, 0, 'kept'),
      'Karl får fri til tiden hver dag.',
      'Karl kommer att sluta i tid varje dag.',
      'Karl will be done in time every day.',
    ],
  ])('%o', (change, danish, swedish, english) =>
    expect(inAll((telling) => tellGoalChange(telling, change))).toMatchObject({ da: danish, sv: swedish, en: english }),
  )
})

const visitAt = (date: string, start: number, minutes: number, staff: readonly Id<'Staff'>[]) => ({
  ...{ citizen: grete, visit: 'morning', date: localDate(date), start, minutes, staff: [...staff] },
})
const tuesday = visitAt('2026-10-06', 450, 30, [karl])
const routeChangeOf = (before: RouteChange['before'], after: RouteChange['after']): RouteChange => ({
  ...{ citizen: grete, visit: 'morning', before, after },
})

describe('a route that differs', () => {
  test.each<[string, RouteChange, string, string, string]>([
    [
      'new',
      routeChangeOf(null, tuesday),
      'Nyt: Karl kommer hos Grete tirsdag kl. 07:30.',
      'Nytt: Karl kommer till Grete på tisdag kl. 07:30.',
      'New: Karl comes to Grete on Tuesday at 07:30.',
    ],
    [
      'gone',
      routeChangeOf(tuesday, null),
      'Besøget hos Grete tirsdag kl. 07:30 udgår.',
      'Besöket hos Grete på tisdag kl. 07:30 utgår.',
      'The visit to Grete on Tuesday at 07:30 falls away.',
    ],
    [
      'later',
      routeChangeOf(tuesday, { ...tuesday, start: 490 }),
      'Besøget hos Grete tirsdag kl. 07:30 flyttes til kl. 08:10.',
      'Besöket hos Grete på tisdag kl. 07:30 flyttas till kl. 08:10.',
      'The visit to Grete on Tuesday at 07:30 moves to 08:10.',
    ],
    [
      'all of it, into the night after',
      routeChangeOf(tuesday, visitAt('2026-10-07', 1500, 60, [maja, karl])),
      'Besøget hos Grete tirsdag kl. 07:30 flyttes til torsdag kl. 01:00, går til Maja og Karl i stedet for Karl og varer 1 t i stedet for 30 minutter.',
      'Besöket hos Grete på tisdag kl. 07:30 flyttas till torsdag kl. 01:00, går till Maja och Karl i stället för Karl och varar 1 tim i stället för 30 minuter.',
      'The visit to Grete on Tuesday at 07:30 moves to Thursday at 01:00, goes to Maja and Karl instead of Karl and lasts 1 h instead of 30 minutes.',
    ],
  ])('%s', (_, change, danish, swedish, english) =>
    expect(inAll((telling) => tellRouteChange(telling, change))).toMatchObject({
      da: danish,
      sv: swedish,
      en: english,
    }),
  )
})

const breachOf = (kind: ShiftBreach['kind'], from: string, to: string, found: number, limit: number): ShiftBreach => ({
  ...{ kind, law: 'aml-50', staff: karl, from, to, found, limit },
})

describe('what a roster breaks', () => {
  test.each<[ShiftBreach, string, string, string]>([
    [
      breachOf('dailyRest', '2026-10-09T05:00:00.000Z', '2026-10-10T05:00:00.000Z', 570, 660),
      'Karl har højst 9 t 30 min hvile i træk i døgnet op til 10. okt. 07:00; der skal være mindst 11 t.',
      'Karl har högst 9 tim 30 min vila i följd under dygnet fram till 10 okt. 07:00; det ska vara minst 11 tim.',
      'Karl has at most 9 h 30 min of rest in a row in the 24 hours up to 10 Oct 07:00; there must be at least 11 h.',
    ],
    [
      // Four months of Danish time: winter at both ends would be +1, September begins at +2.
      breachOf('averageWeek', '2026-08-31T22:00:00.000Z', '2026-12-31T23:00:00.000Z', 3000, 2880),
      'Karl arbejder i gennemsnit 50 t om ugen fra 1. september 2026 til 31. december 2026; der må højst være 48 t.',
      'Karl arbetar i genomsnitt 50 tim i veckan från 1 september 2026 till 31 december 2026; det får vara högst 48 tim.',
      'Karl works 50 h a week on average from 1 September 2026 to 31 December 2026; there may be at most 48 h.',
    ],
  ])('%o', (breach, danish, swedish, english) =>
    expect(inAll((telling) => tellBreach(telling, breach))).toMatchObject({ da: danish, sv: swedish, en: english }),
  )
})

/** One of each kind of note and more of those that count, as the contract takes them. */
const notes: readonly WeekNote[] = [
  { kind: 'noPlan', citizen: grete },
  { kind: 'noGrant', citizen: grete },
  { kind: 'noHome', citizen: grete },
  { kind: 'nobodyMay', citizen: grete, visit: 'v', tasks: ['wounds', 'medicine'] },
  { kind: 'nobodyMay', citizen: grete, visit: 'v', tasks: ['anybody'] },
  { kind: 'tooManyTogether', citizen: grete, visit: 'v', tasks: ['3'] },
  { kind: 'outsideTheDay', citizen: grete, visit: 'v', tasks: ['1'] },
  { kind: 'tooLong', citizen: grete, visit: 'v', tasks: ['1'] },
  { kind: 'overFrame', citizen: grete, framed: 480, planned: 570 },
  { kind: 'usualNotOnDuty', citizen: grete, staff: maja },
  { kind: 'mayNotAllWeek', staff: karl, tasks: ['medicine+wounds', 'medicine'] },
  { kind: 'noBase' },
  { kind: 'noShifts' },
  { kind: 'noPromise' },
  { kind: 'facesUnknown', citizens: 1 },
  { kind: 'facesUnknown', citizens: 2 },
  { kind: 'shiftsAssumed', shifts: 1 },
  { kind: 'shiftsAssumed', shifts: 40 },
  { kind: 'usualOtherHours', citizen: grete, staff: maja },
  { kind: 'overFrame', citizen: grete, scope: { kind: 'whole' }, framed: 480, planned: 570 },
  { kind: 'overFrame', citizen: grete, scope: { kind: 'cluster', cluster: 'personal' }, framed: 60, planned: 90 },
  { kind: 'overFrame', citizen: grete, scope: { kind: 'service', service: 'wounds' }, framed: 60, planned: 90 },
]

describe('a note of a week', () => {
  test.each<[number, string, string, string]>([
    [
      3,
      'Et besøg hos Grete er ikke med: ingen på vagt må det, besøget kræver (wound care og medicine).',
      'Ett besök hos Grete är inte med: ingen i tjänst får göra det som besöket kräver (wound care och medicine).',
      'A visit to Grete is not in it: nobody on duty may do what it asks for (wound care and medicine).',
    ],
    [
      4,
      'Et besøg hos Grete er ikke med: der er for få på vagt til det.',
      'Ett besök hos Grete är inte med: det är för få i tjänst för det.',
      'A visit to Grete is not in it: too few are on duty for it.',
    ],
    [
      8,
      'Planen for Grete er på 9 t 30 min i ugen; rammen er 8 t.',
      'Planen för Grete är på 9 tim 30 min i veckan; ramen är 8 tim.',
      'The plan of Grete comes to 9 h 30 min a week; the frame is 8 h.',
    ],
    [
      10,
      'Karl må kun nogle af dagene tage sig af medicine og wound care; forslaget regner derfor ikke med det.',
      'Karl får bara vissa av dagarna ta hand om medicine och wound care; förslaget räknar därför inte med det.',
      'Karl may do this on some of the days only: medicine and wound care. So the proposal does not count on it.',
    ],
    [
      16,
      'Én vagt er antaget: ingen har skrevet den ind.',
      'Ett pass antas gälla: ingen har skrivit in det.',
      'One shift is assumed: nobody has written it down.',
    ],
    [
      17,
      '40 vagter er antaget: ingen har skrevet dem ind.',
      '40 pass antas gälla: ingen har skrivit in dem.',
      '40 shifts are assumed: nobody has written them down.',
    ],
    [
      19,
      'Planen for Grete er på 9 t 30 min i ugen; rammen er 8 t.',
      'Planen för Grete är på 9 tim 30 min i veckan; ramen är 8 tim.',
      'The plan of Grete comes to 9 h 30 min a week; the frame is 8 h.',
    ],
    [
      20,
      'Personal care til Grete: planen er på 1 t 30 min i ugen; rammen er 1 t.',
      'Personal care till Grete: planen är på 1 tim 30 min i veckan; ramen är 1 tim.',
      'Personal care for Grete: the plan comes to 1 h 30 min a week; the frame is 1 h.',
    ],
    [
      21,
      'Wound care til Grete: planen er på 1 t 30 min i ugen; rammen er 1 t.',
      'Wound care till Grete: planen är på 1 tim 30 min i veckan; ramen är 1 tim.',
      'Wound care for Grete: the plan comes to 1 h 30 min a week; the frame is 1 h.',
    ],
  ])('%i', (at, danish, swedish, english) =>
    expect(inAll((telling) => tellNote(telling, notes[at] as WeekNote))).toMatchObject({
      da: danish,
      sv: swedish,
      en: english,
    }),
  )
})

const wish = { citizen: grete, staff: karl, date: localDate('2026-10-06') }

test('what stands in the way of a wish, with the minutes that are missing', () => {
  const told = (of: Barrier) => inAll((telling) => tellBarrier(telling, of, wish))
  expect(told({ kind: 'noRoom', short: 12 })).toMatchObject({
    da: 'Karl kan ikke nå det tirsdag: der mangler 12 minutter.',
    sv: 'Karl hinner inte det på tisdag: det saknas 12 minuter.',
    en: 'Karl has no room for it on Tuesday: 12 minutes are missing.',
  })
  expect(told({ kind: 'tooNear', minutes: 2160 }).da).toBe(
    'Det kommer for tæt på et andet besøg af samme slags hos Grete: der skal gå mindst 36 t imellem.',
  )
})

describe('every kind in every language', () => {
  const goalKinds = goalSchema.shape.goal.options
  const noteKinds = weekNote.options.flatMap(({ shape: { kind } }) =>
    'options' in kind ? [...kind.options] : [...kind.values],
  )
  const everything: readonly (readonly [string, (telling: Telling) => string])[] = [
    ...goalKinds.flatMap((kind) =>
      [0, 1, 2, 7, 61].flatMap((value) =>
        // Of visits nobody makes more than there are.
        (kind === 'usual' ? [0, 1, 2, 30].filter((limit) => limit >= value) : [0, 1, 2, 30]).flatMap((limit) =>
          [true, false].map(
            (isKept) =>
              [
                `${kind} ${value} of ${limit} ${isKept}`,
                (telling: Telling) => tellGoal(telling, goalOf(kind, value, limit, isKept)),
              ] as const,
          ),
        ),
      ),
    ),
    ...goalKinds.flatMap((kind) =>
      [0, 1, 2, 90].flatMap((before) =>
        [0, 1, 2, 90]
          .filter((after) => after !== before)
          .flatMap((after) =>
            ([null, 'kept', 'broken'] as const).map(
              (turns) =>
                [
                  `${kind} ${before} to ${after}`,
                  (telling: Telling) => tellGoalChange(telling, changeOf(kind, before, after, 4, turns)),
                ] as const,
            ),
          ),
      ),
    ),
    ...notes.map((note) => [note.kind, (telling: Telling) => tellNote(telling, note)] as const),
    ...barrier.shape.kind.options.map(
      (kind) => [kind, (telling: Telling) => tellBarrier(telling, { kind, minutes: 720, short: 5 }, wish)] as const,
    ),
    ...shiftBreach.shape.kind.options.map(
      (kind) =>
        [
          kind,
          (telling: Telling) =>
            tellBreach(telling, breachOf(kind, '2026-10-05T22:00:00.000Z', '2026-10-12T22:00:00.000Z', 1200, 2100)),
        ] as const,
    ),
  ]

  test('the notes above are all there are', () => {
    expect([...new Set(notes.map(({ kind }) => kind))].sort()).toEqual([...noteKinds].sort())
  })

  test.each(languages)('is a sentence in %s', (language) => {
    for (const [what, tell] of everything) {
      const text = tell(spoken[language])
      expect(text, what).toMatch(/^[\p{Lu}\d].*\.$/u)
      expect(text, what).not.toMatch(/undefined|null|NaN|\bof 0 [a-z]|[{}[\]!]| {2}|\.\./)
      expect(text, what).toMatch(/Grete|Karl|Maja|team|arbetslag|model|shift|vagt|pass|citizen|borger|brukare|dag|day/i)
    }
  })

  test('is said otherwise in each of them', () => {
    for (const [what, tell] of everything) expect(new Set(Object.values(inAll(tell))).size, what).toBe(languages.length)
  })

  test('one and two are not said alike', () => {
    for (const kind of goalKinds)
      for (const language of languages) {
        const told = (value: number) => tellGoal(spoken[language], goalOf(kind, value, 9, false))
        expect(new Set([told(0), told(1), told(2)]).size, `${kind} ${language}`).toBe(3)
      }
  })

  test('a kind without its sentence does not compile', () => {
    const { visits: _, ...lacking } = reasonWords.da.changes
    // @ts-expect-error a language needs every sentence
    const words: typeof reasonWords.da.changes = lacking
    expect(Object.keys(words)).not.toContain('visits')
  })
})

test('whoever has no name is called so', () => {
  const nameless = namesOf({ ...people, citizens: [{ id: grete, name: null, home: null }] }, 'Uden navn')
  expect(tellGoal({ ...spoken.da, names: nameless }, goalOf('visits', 2, 2, true))).toBe(
    'Uden navn får begge besøg i ugen.',
  )
})
