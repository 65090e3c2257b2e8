/**
 * From a granted frame to settled money, where a team has a fixed rate or a budget and no visit is counted. All in May
 * 2026, help from Monday the 4th: four whole weeks, 28 days. Ada is helped by the north, Bo by a private provider.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, newHouse } from './chain-house.ts'
import { settles } from './chain-month.ts'
import { granted, newTown, refused } from './chain-town.ts'
import { otherTasks } from './chain-words.ts'

let house: House
beforeAll(async () => {
  house = await newHouse()
})
afterAll(() => house.close())

// fulfils: 004-54, 004-59, 004-66, 004-67, 004-69, 004-72, 004-78
test('Syddjurs: a fixed rate for each citizen, and the team’s own money', async () => {
  const town = await newTown(house, 'syddjurs')
  await town.assessed()
  const maintaining = { category: 'maintaining', band: 'rate2' }
  for (const [minutes, fits] of [
    [299, 'rate1'],
    [300, 'rate2'],
    [899, 'rate2'],
    [900, 'rate3'],
    [1500, 'rate3'],
    [1501, null],
  ] as const) {
    const band = fits === 'rate1' ? 'rate3' : 'rate1'
    const no = await town.decisionRefused('ada', '05-04', 'sel-83', [`whole ${minutes} a week`], {
      ...maintaining,
      band,
    })
    expect(no).toMatchObject({ faults: [{ kind: 'bandUnfit', band, fits }] })
  }
  await town.decided('ada', '05-04', 'sel-83', ['whole 420 a week'], maintaining)
  await town.decided('bo', '05-04', 'sel-83', ['whole 200 a week'], { category: 'developing', band: 'rate1' })
  expect(await town.planned('ada', 'every morning 50 hygiene')).toEqual([])
  await town.planned('bo', 'mon-fri morning 30 hygiene')

  town.at('05-04')
  expect(await town.headroom('ada')).toEqual(['whole 420 - 350 = 70']) // 7 × 50
  const othersAtNoon = otherTasks('cleaning', 'hygiene', 'morning')
  expect(await town.compass('helper', 'ada', othersAtNoon)).toBe('insideFrame, decided by teamMember: may')
  // The rate holds until 15 hours: 899 - 350 = 549 more are within it, 60 beyond are the contact's, 61 are not.
  expect(await town.compass('helper', 'ada', '+549 whole')).toBe('insideFrame, decided by teamMember: may')
  expect(await town.compass('contact', 'ada', '+609 whole')).toBe('minorFavourable, decided by fixedContact: may')
  expect(await town.compass('contact', 'ada', '+610 whole')).toBe('outside, decided by caseOfficer: may not')
  expect(await town.compass('private', 'bo', '-100 whole')).toBe('adverse, decided by caseOfficer: may not')
  await town.changed('helper', 'ada', othersAtNoon)

  town.at('05-11')
  await town.told('ada', '05-06 declinedLate morning', '05-07 less morning 20', '05-08 extra - 40 cleaning')
  await town.paid('north 05-04 h 14 2600', 'north 05-17 c 14 2500', 'west 05-17 p 7 1700')
  town.at('06-01')
  await settles(
    town,
    `ada 05-04..05-31 weeklyRate maintaining/rate2  28 days  16,738.40  by settlement.weeklyRates.maintaining/rate2 assumed # 4 × 4,184.60
     bo  05-04..05-31 weeklyRate developing/rate1   28 days   2,430.40  by settlement.weeklyRates.developing/rate1 assumed # 4 × 607.60
     found ada 05-08 unplannedVisit evidence staff minutes 40 visit 10:00
     total 19,168.80 DKK
     # Hours are told of until the 17th: 14 of 28 days earned, and 17 of 31 days spent, which go on as they went.
     north earned 8,369.20 spent 5,100.00 left 3,269.20, at the end 7,438.40    # 16,738.40 - 5,100 × 31 / 17
     west  earned 1,215.20 spent 1,700.00 left -484.80,  at the end -669.60     #  2,430.40 - 1,700 × 31 / 17`,
  )

  // Told late: since the 25th Ada needs 15 hours a week. The band changes by a decision, and from its day.
  town.at('06-02')
  await town.decided('ada', '05-25', 'sel-83', ['whole 900 a week'], { category: 'maintaining', band: 'rate3' })
  await settles(
    town,
    `ada 05-04..05-24 weeklyRate maintaining/rate2  -7 days  -4,184.60  by settlement.weeklyRates.maintaining/rate2 assumed
     ada 05-25..05-31 weeklyRate maintaining/rate3   7 days   9,050.30  by settlement.weeklyRates.maintaining/rate3 assumed
     found ada 05-08 unplannedVisit evidence staff minutes 40 visit 10:00
     total 24,034.50 DKK                                                        # 19,168.80 - 4,184.60 + 9,050.30
     north earned 8,369.20 spent 5,100.00 left 3,269.20, at the end 12,304.10   # 4,865.70 more
     west  earned 1,215.20 spent 1,700.00 left -484.80,  at the end -669.60`,
  )
  await town.readsHerLog()
})

test('the Elder Act: a course, its first weeks, and a rate for each', async () => {
  const town = await newTown(house, 'elder-act-2025')
  const combined = { course: 'combined', category: 'combined', band: 'course' }
  await town.assessed()
  await town.decided('ada', '05-04', 'ael-course', ['whole 480 a week'], combined)
  await town.decided('bo', '05-04', 'ael-course', ['whole 200 a week'], {
    ...{ course: 'everyday', category: 'everyday', band: 'course' },
  })
  await town.planned('ada', 'every morning 60 personal-care,practical-help')
  await town.planned('bo', 'mon-fri morning 30 practical-help')

  town.at('05-04')
  expect(await town.headroom('ada')).toEqual(['whole 480 - 420 = 60'])
  const gardening = otherTasks('with-relatives', 'practical-help')
  expect(await town.compass('ada', 'ada', gardening)).toBe('insideFrame, decided by citizen: may')
  expect(await town.compass('helper', 'ada', '+479 whole')).toBe('insideFrame, decided by teamMember: may') // to 899
  expect(await town.compass('contact', 'ada', '+540 whole')).toBe('outside, decided by caseOfficer: may not') // 61 beyond
  expect(await town.compass('private', 'bo', '-60 whole')).toBe('adverse, decided by caseOfficer: may not')
  await town.changed('ada', 'ada', gardening)
  expect(refused(await town.package('helper', 'ada', 'start', '05-04'))).toMatchObject({ kind: 'notDelegated' })
  expect(granted(await town.package('contact', 'ada', 'start', '05-04')).period.to).toBe('2026-05-31')

  town.at('05-11')
  await town.told('ada', '05-06 declinedAtDoor morning', '05-07 more morning 90')
  await town.paid('north 05-31 h 60 20000', 'west 05-31 p 9 2000')
  town.at('06-01')
  await settles(
    town,
    `ada 05-04..05-31 weeklyRate combined/course  28 days  16,738.40  by settlement.weeklyRates.combined/course assumed # 4 × 4,184.60
     ada 05-04..05-31 packagePrice start 2026-05-04  840 minutes  6,860.00  by packages.start assumed  # 28 × 30 = 14 h at 490.00
     bo  05-04..05-31 weeklyRate everyday/course  28 days   2,430.40  by settlement.weeklyRates.everyday/course assumed # 4 × 607.60
     total 26,028.80 DKK
     north earned 23,598.40 spent 20,000.00 left 3,598.40, at the end 3,598.40
     west  earned  2,430.40 spent  2,000.00 left   430.40, at the end   430.40`,
  )

  // Told late: Bo moved to a care home, and his course ended on the 24th. Nobody wrote that his visits stopped.
  town.at('06-02')
  await town.ended('bo', '05-25', 'ael-course')
  await settles(
    town,
    `bo 05-04..05-24 weeklyRate everyday/course  -7 days  -607.60  by settlement.weeklyRates.everyday/course assumed
     found bo 05-25 frameEnded endedOn 2026-05-24 minutes 150 until 2026-05-29 visits 5  # mon-fri, 30 each
     total 25,421.20 DKK
     north earned 23,598.40 spent 20,000.00 left 3,598.40, at the end 3,598.40
     west  earned  1,822.80 spent  2,000.00 left  -177.20, at the end  -177.20`,
  )
  await town.readsHerLog()
})

// fulfils: 004-94, 004-96
test('Assens: a frame budget for each team, and a rhythm plan that professionals fill', async () => {
  const town = await newTown(house, 'assens', { westBudget: '3650000' })
  await town.assessed()
  await town.decided('ada', '05-04', 'sel-83', ['whole 300 a week'])
  await town.decided('bo', '05-04', 'sel-83', ['whole 160 a week'])
  await town.planned('ada', 'every morning 30 hygiene', 'wed forenoon 60 cleaning')
  await town.planned('bo', 'mon-fri morning 30 hygiene')

  town.at('05-04')
  expect(await town.headroom('ada')).toEqual(['whole 300 - 270 = 30']) // 7 × 30 + 60
  expect(await town.compass('helper', 'ada', '+30 whole')).toBe('insideFrame, decided by teamMember: may')
  expect(await town.compass('helper', 'ada', '+90 whole')).toBe('minorFavourable, decided by teamMeeting: may not')
  expect(await town.compass('helper', 'ada', '+91 whole')).toBe('outside, decided by conference: may not')
  expect(await town.compass('private', 'bo', '-30 whole')).toBe('adverse, decided by caseOfficer: may not')
  await town.changed('helper', 'ada', '+30 whole')
  granted(await town.package('contact', 'ada', 'clarification', '05-04')) // paid by the frame budget, with all else

  town.at('05-11')
  await town.told('ada', '05-06 extra - 45 hygiene', '05-07 declinedLate morning')
  await town.paid('north 05-31 h 1900 612000', 'west 05-31 p 900 300000')
  town.at('06-01')
  // January to April are 120 of 365 days, January to May 151: of 8,153,600.00 that is 3,373,133.15 less 2,680,635.62.
  const budgets = `
     north 05-01..05-31 frameBudget 31 days 692,497.53 by settlement.frameBudgetMinorPerYear assumed
     west  05-01..05-31 frameBudget 31 days 310,000.00 by settlement.frameBudgetMinorPerYear assumed # 31 × 10,000.00`
  const sums = `
     total 1,002,497.53 DKK
     north earned 692,497.53 spent 612,000.00 left 80,497.53, at the end 80,497.53
     west  earned 310,000.00 spent 300,000.00 left 10,000.00, at the end 10,000.00`
  const unplanned = 'found ada 05-06 unplannedVisit evidence staff minutes 45 visit 10:00'
  await settles(town, `${budgets}\n${unplanned}\n${sums}`)

  // Told late: five hours with Ada on the last night. No money moves, but somebody should look.
  town.at('06-02')
  await town.told('ada', '05-31 extra - 300 hygiene')
  await settles(
    town,
    `${unplanned}
     found ada 05-31 unplannedVisit evidence staff minutes 300 visit 10:00
     found ada 05-31 longVisit evidence staff longest 240 minutes 300 visit 10:00
     ${sums}`,
  )
  await town.readsHerLog()
})
