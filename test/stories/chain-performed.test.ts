/**
 * From a granted frame to settled money, where the time that was given is paid. All in May 2026, help from Monday the
 * 4th: four whole weeks, 20 days from Monday to Friday and 8 of weekend. Two of the 20 are holidays in Denmark,
 * Ascension Day on the 14th and Whit Monday on the 25th. Ada is helped by the north, Bo by a private provider.
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

test('minute control: what the lock showed, and never more than was ordered', async () => {
  const town = await newTown(house, 'minute-control')
  await town.assessed()
  await town.decided('ada', '05-04', 'sel-83', ['service hygiene 240 a week', 'service cleaning 60 a week'])
  await town.decided('bo', '05-04', 'sel-83', ['service hygiene 100 a week'])
  await town.planned('ada', 'every morning 30 hygiene', 'wed forenoon 60 cleaning')
  await town.planned('bo', 'mon-fri morning 20 hygiene')

  town.at('05-04')
  expect(await town.headroom('ada')).toEqual(['hygiene 240 - 210 = 30', 'cleaning 60 - 60 = 0'])
  expect(await town.compass('helper', 'ada', '+30 service hygiene')).toBe('insideFrame, decided by teamMember: may')
  expect(await town.compass('helper', 'ada', '+31 service hygiene')).toBe('outside, decided by caseOfficer: may not')
  expect(await town.compass('private', 'bo', '-20 service hygiene')).toBe('adverse, decided by caseOfficer: may not')
  await town.changed('helper', 'ada', '+30 service hygiene')

  town.at('06-01')
  await town.told(
    'ada',
    '05-04 lockEvent morning 07:30-08:00',
    '05-05 lockEvent morning 07:30-08:10',
    '05-06 declinedLate morning',
    '05-07 declinedInTime morning',
    // On the 8th the lock was silent.
    '05-09..05-31 lockEvent morning 07:30-08:00',
    '05-04..05-24 on wed lockEvent forenoon 10:00-11:00',
    '05-27 lockEvent forenoon 10:00-11:15',
  )
  await town.told('bo', '05-04..05-31 on mon-fri lockEvent morning 07:30-07:50')
  await town.paid('north 05-31 h 20 5100', 'west 05-31 p 7 1800')
  await settles(
    town,
    `# Workdays: 30 + 40 + half of 30 + 0 + 0, and 13 × 30 = 475, at 490.00. Weekends and holidays: 10 × 30 at 558.00.
     ada 05-04..05-31 performedTime hygiene personal                      475 minutes  3,879.17  by settlement.hourlyRates.2 assumed
     ada 05-04..05-31 performedTime hygiene personal weekend 00:00-00:00  300 minutes  2,790.00  by settlement.hourlyRates.0 assumed
     ada 05-04..05-31 performedTime cleaning practical                    240 minutes  1,460.00  by settlement.hourlyRates.5 assumed # at 365.00
     bo  05-04..05-31 performedTime hygiene personal                      360 minutes  2,940.00  by settlement.hourlyRates.2 assumed # 18 × 20
     bo  05-04..05-31 performedTime hygiene personal weekend 00:00-00:00   40 minutes    372.00  by settlement.hourlyRates.0 assumed # the two holidays
     found ada 05-06 lateDecline counted 15 outcome declinedLate planned 30 visit morning
     found ada 05-08 noEvidence minutes 30 visit morning
     found ada 05-27 overOrdered order service cleaning ordered 240 performed 255 unpaid 15    # 3 × 60 + 75
     total 11,441.17 DKK
     north earned 8,129.17 spent 5,100.00 left 3,029.17, at the end 3,029.17
     west  earned 3,312.00 spent 1,800.00 left 1,512.00, at the end 1,512.00`,
  )

  // Told late: what the lock had kept to itself on the 8th.
  town.at('06-02')
  await town.told('ada', '05-08 lockEvent morning 07:30-08:00')
  await settles(
    town,
    `ada 05-04..05-31 performedTime hygiene personal  30 minutes  245.00  by settlement.hourlyRates.2 assumed
     found ada 05-06 lateDecline counted 15 outcome declinedLate planned 30 visit morning
     found ada 05-27 overOrdered order service cleaning ordered 240 performed 255 unpaid 15
     total 11,686.17 DKK
     north earned 8,374.17 spent 5,100.00 left 3,274.17, at the end 3,274.17
     west  earned 3,312.00 spent 1,800.00 left 1,512.00, at the end 1,512.00`,
  )
  await town.readsHerLog()
})

// fulfils: 002-41, 002-42, 002-45, 002-46, 002-51, 002-53, 002-55
test('Solna: frame time per cluster, shaped by the customer, performed time paid within a tolerance', async () => {
  const town = await newTown(house, 'solna')
  await town.assessed()
  expect(await town.decisionRefused('ada', '05-04', 'sol-11', ['service personal-care 992 a month'])).toMatchObject({
    faults: [{ kind: 'frameUnfit', why: { kind: 'wrongScope', expected: 'cluster' } }],
  })
  // By day of May: 992 / 31 = 32 and 248 / 31 = 8.
  await town.decided('ada', '05-04', 'sol-11', ['cluster care 992 a month', 'cluster household 248 a month'])
  await town.decided('bo', '05-04', 'sol-11', ['cluster care 310 a month'])
  await town.planned('ada', 'every morning 30 personal-care', 'wed forenoon 50 meals-and-shopping')
  await town.planned('bo', 'mon,thu morning 30 personal-care')

  town.at('05-04')
  expect(await town.headroom('ada')).toEqual(['care 224 - 210 = 14', 'household 56 - 50 = 6'])
  expect(await town.compass('helper', 'ada', '+14 cluster care')).toBe('insideFrame, decided by teamMember: may')
  expect(await town.compass('helper', 'ada', '+15 cluster care')).toBe('outside, decided by caseOfficer: may not')
  expect(await town.compass('private', 'bo', '-30 cluster care')).toBe('adverse, decided by caseOfficer: may not')
  const otherCare = otherTasks('look-in', 'personal-care')
  expect(await town.compass('ada', 'ada', otherCare)).toBe('insideFrame, decided by citizen: may')
  expect(await town.compass('ada', 'ada', otherTasks('activity', 'personal-care'))).toMatch(/^outside/)
  await town.changed('ada', 'ada', otherCare)
  granted(await town.swap('05-05', 'personal-care', 'look-in', 30))
  expect(refused(await town.swap('05-05', 'personal-care', 'activity', 30))).toEqual({ kind: 'otherCluster' })

  town.at('06-01')
  await town.told(
    'ada',
    '05-04 lockEvent morning 07:30-08:00',
    '05-05 lockEvent morning 07:30-08:15',
    '05-06 lockEvent morning 07:30-08:00',
    '05-07 declinedLate morning',
    '05-08 declinedInTime morning',
    '05-09..05-10 lockEvent morning 07:30-08:00',
    '05-11..05-31 lockEvent morning 07:30-08:15',
    // The lock system still calls it by a name the catalogue has left.
    '05-04..05-31 on wed lockEvent forenoon 10:00-10:50 matdistribution',
  )
  await town.told('bo', '05-04..05-31 on mon,thu lockEvent morning 07:30-08:00')
  await town.paid('north 05-31 h 20 7000', 'west 05-31 p 4 1300')
  // Ada's care: 30 + 45 + 30 + 30 (declined late, as planned) + 0 + 30 + 30 = 195, and 21 × 45 = 945: 1140.
  // With household 4 × 50 = 200 that is 1340. Granted are 28 × 40 = 1120, with ten per cent 1232: the last 108 wait,
  // 45 of the 31st, 45 of the 30th and 18 of the 29th. Paid are 1140 - 108 = 1032 and 200, all at 450.00.
  const north = 'north earned 9,240.00 spent 7,000.00 left 2,240.00, at the end 2,240.00'
  const found = `found ada 05-07 lateDecline counted 30 outcome declinedLate planned 30 visit morning
     found ada 05-29 overTolerance ceiling 1232 granted 1120 performed 1340 tolerancePercent 10 unpaid 108`
  await settles(
    town,
    `ada 05-04..05-31 performedTime care       1032 minutes  7,740.00  by settlement.hourlyRates.0 assumed
     ada 05-04..05-31 performedTime household   200 minutes  1,500.00  by settlement.hourlyRates.1 assumed
     bo  05-04..05-31 performedTime care        240 minutes  1,800.00  by settlement.hourlyRates.0 assumed # 8 × 30
     ${found}
     total 11,040.00 SEK
     ${north}
     west  earned 1,800.00 spent 1,300.00 left   500.00, at the end   500.00`,
  )

  // Told late: a walk with Bo on the last Saturday. It is an activity now, priced as care.
  town.at('06-02')
  await town.told('bo', '05-30 lockEvent - 19:00-19:20 promenad')
  await settles(
    town,
    `bo 05-04..05-31 performedTime care  20 minutes  150.00  by settlement.hourlyRates.0 assumed
     ${found}
     found bo 05-30 unplannedVisit evidence lock minutes 20 visit 19:00
     total 11,190.00 SEK
     ${north}
     west  earned 1,950.00 spent 1,300.00 left   650.00, at the end   650.00`,
  )
  await town.readsHerLog()
})

test('Buurtzorg: performed hours at one price, and nothing to report when the plan is done', async () => {
  const town = await newTown(house, 'buurtzorg')
  await town.assessed()
  await town.decided('ada', '05-04', 'sul-138', ['whole 300 a week'])
  await town.decided('bo', '05-04', 'sul-138', ['whole 100 a week'])
  await town.planned('ada', 'every morning 40 hygiene')
  await town.planned('bo', 'mon-fri morning 20 hygiene')

  town.at('05-04')
  expect(await town.headroom('ada')).toEqual(['whole 300 - 280 = 20'])
  expect(await town.compass('helper', 'ada', '+20 whole')).toBe('insideFrame, decided by teamMember: may')
  expect(await town.compass('helper', 'ada', '+140 whole')).toBe('minorFavourable, decided by teamMember: may')
  expect(await town.compass('helper', 'ada', '+141 whole')).toBe('outside, decided by nurse: may not')
  expect(await town.compass('private', 'bo', '-20 whole')).toBe('adverse, decided by caseOfficer: may not')
  await town.changed('helper', 'ada', '+140 whole')

  town.at('05-11')
  await town.told('ada', '05-05 declinedLate morning', '05-06 less morning 25', '05-07 extra - 30 wound')
  await town.paid('north 05-31 h 20 7000', 'west 05-31 p 7 2000')
  town.at('06-01')
  const unplanned = 'found ada 05-07 unplannedVisit evidence staff minutes 30 visit 10:00'
  await settles(
    town,
    `ada 05-04..05-31 performedTime care  1095 minutes  8,942.50  by settlement.hourlyRates.0 assumed # 28 × 40 - 40 - 15 + 30, at 490.00
     bo  05-04..05-31 performedTime care   400 minutes  3,266.67  by settlement.hourlyRates.0 assumed # 20 × 20
     ${unplanned}
     total 12,209.17 DKK
     north earned 8,942.50 spent 7,000.00 left 1,942.50, at the end 1,942.50
     west  earned 3,266.67 spent 2,000.00 left 1,266.67, at the end 1,266.67`,
  )

  // Told late: on the 12th an hour was needed. 1115 minutes are 9,105.83.
  town.at('06-02')
  await town.told('ada', '05-12 more morning 60')
  await settles(
    town,
    `ada 05-04..05-31 performedTime care  20 minutes  163.33  by settlement.hourlyRates.0 assumed
     ${unplanned}
     total 12,372.50 DKK
     north earned 9,105.83 spent 7,000.00 left 2,105.83, at the end 2,105.83
     west  earned 3,266.67 spent 2,000.00 left 1,266.67, at the end 1,266.67`,
  )
  await town.readsHerLog()
})
