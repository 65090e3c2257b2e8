/**
 * From a granted frame to settled money, where what was granted is paid whatever was done with it. All in May 2026,
 * help from Monday the 4th: four whole weeks. Ada is helped by the north, Bo by a private provider.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, newHouse } from './chain-house.ts'
import { settles } from './chain-month.ts'
import { granted, newTown, refused } from './chain-town.ts'

let house: House
beforeAll(async () => {
  house = await newHouse()
})
afterAll(() => house.close())

// fulfils: 003-16, 003-30, 003-31, 003-32, 003-35, 003-36, 003-37, 003-38, 003-39
test('Vesthimmerland: the team starts an infection package, and Ada swaps', async () => {
  const town = await newTown(house, 'vesthimmerland')
  await town.assessed()
  await town.decided('ada', '05-04', 'sel-83', ['cluster personal 230 a week', 'cluster practical 60 a week'])
  await town.decided('bo', '05-04', 'sel-83', ['cluster personal 100 a week'])
  await town.planned('ada', 'every morning 30 hygiene', 'wed forenoon 60 cleaning')
  await town.planned('bo', 'mon-fri morning 20 hygiene')

  town.at('05-04')
  expect(await town.headroom('ada')).toEqual(['personal 230 - 210 = 20', 'practical 60 - 60 = 0'])
  expect(await town.compass('helper', 'ada', '+20 cluster personal')).toBe('insideFrame, decided by teamMember: may')
  expect(await town.compass('helper', 'ada', '+50 cluster personal')).toBe(
    'minorFavourable, decided by teamMember: may',
  )
  expect(await town.compass('helper', 'ada', '+51 cluster personal')).toBe('outside, decided by caseOfficer: may not')
  expect(await town.compass('private', 'bo', '-20 cluster personal')).toBe('adverse, decided by caseOfficer: may not')
  await town.changed('helper', 'ada', '+50 cluster personal')
  // The thirty minutes beyond the frame are used up: even a little more is for the case officer now.
  expect(await town.compass('helper', 'ada', '+21 cluster personal')).toBe('outside, decided by caseOfficer: may not')

  const started = granted(await town.package('helper', 'ada', 'infection', '05-05'))
  expect(started.period).toEqual({ from: '2026-05-05', to: '2026-05-18' })
  expect(refused(await town.package('helper', 'ada', 'infection', '05-18'))).toMatchObject({ kind: 'alreadyRunning' })

  // Company with her daughter for cleaning, by her wish on the day; twice a week, and no more than she gives.
  const tooMuch = await town.swap('05-06', 'cleaning', 'daily-life', 60, { got: 61 })
  expect(refused(tooMuch)).toEqual({ kind: 'moreThanGiven', entitled: 60 })
  const unasked = await town.swap('05-06', 'cleaning', 'daily-life', 60, { by: 'helper' })
  expect(refused(unasked)).toMatchObject({ effect: 'insideFrame', by: 'citizen', consent: ['citizen'] })
  granted(await town.swap('05-06', 'cleaning', 'daily-life', 60, { company: 'relatives' }))
  granted(await town.swap('05-07', 'hygiene', 'daily-life', 30))
  expect(refused(await town.swap('05-08', 'hygiene', 'daily-life', 30))).toMatchObject({ kind: 'tooMany', most: 2 })
  granted(await town.swap('05-11', 'hygiene', 'daily-life', 30))

  town.at('05-11')
  await town.told('ada', '05-06 swapped forenoon 60 daily-life', '05-08 declinedLate morning', '05-09 less morning 15')
  await town.paid('north 05-31 h 30 9000', 'west 05-31 p 8 2200')
  town.at('06-01')
  await settles(
    town,
    `ada 05-04..05-31 grantedTime personal personal    920 minutes  7,513.33  by settlement.hourlyRates.0 assumed # 4 × 230 at 490.00
     ada 05-04..05-31 grantedTime practical practical  240 minutes  1,460.00  by settlement.hourlyRates.1 assumed # 4 ×  60 at 365.00
     ada 05-05..05-18 packagePrice infection 2026-05-05  420 minutes  3,430.00  by packages.infection stated  # 14 × 30 = 7 h at 490.00
     bo  05-04..05-31 grantedTime personal personal    400 minutes  3,266.67  by settlement.hourlyRates.0 assumed # 4 × 100 at 490.00
     total 15,670.00 DKK
     north earned 12,403.33 spent 9,000.00 left 3,403.33, at the end 3,403.33
     west  earned  3,266.67 spent 2,200.00 left 1,066.67, at the end 1,066.67`,
  )

  // Told late: the private provider had started a package for Bo on the 18th. Its last day is the 31st.
  town.at('06-02')
  granted(await town.package('private', 'bo', 'infection', '05-18'))
  await settles(
    town,
    `bo 05-18..05-31 packagePrice infection 2026-05-18  420 minutes  3,430.00  by packages.infection stated
     total 19,100.00 DKK
     north earned 12,403.33 spent 9,000.00 left 3,403.33, at the end 3,403.33
     west  earned  6,696.67 spent 2,200.00 left 4,496.67, at the end 4,496.67`,
  )
  await town.readsHerLog()
})

// fulfils: 000-05
test('Aarhus: the conference adjusts the help, and the team plans it', async () => {
  const town = await newTown(house, 'aarhus-team')
  await town.assessed()
  await town.decided('ada', '05-04', 'sel-83', ['whole 300 a week'])
  await town.decided('bo', '05-04', 'sel-83', ['whole 100 a week'])
  await town.planned('ada', 'every morning 30 hygiene', 'wed forenoon 60 cleaning')
  await town.planned('bo', 'mon-fri morning 20 hygiene')

  town.at('05-04')
  expect(await town.headroom('ada')).toEqual(['whole 300 - 270 = 30'])
  expect(await town.compass('helper', 'ada', '+30 whole')).toBe('insideFrame, decided by teamMember: may')
  expect(await town.compass('contact', 'ada', '+90 whole')).toBe('minorFavourable, decided by conference: may not')
  expect(await town.compass('officer', 'ada', '+90 whole')).toBe('minorFavourable, decided by conference: may')
  expect(await town.compass('contact', 'ada', '+91 whole')).toBe('outside, decided by caseOfficer: may not')
  expect(await town.compass('private', 'bo', '-20 whole')).toBe('adverse, decided by caseOfficer: may not')
  await town.changed('helper', 'ada', '+30 whole')

  town.at('05-11')
  await town.told('ada', '05-06 declinedLate morning', '05-07 less morning 20', '05-08 extra - 30 look-in')
  await town.paid('north 05-31 h 25 7000', 'west 05-31 p 8 2200')
  town.at('06-01')
  // The plan has 210 minutes of personal and 60 of practical help: so are 4 × 300 shared, 1200 × 210 / 270 = 933.3.
  await settles(
    town,
    `ada 05-04..05-31 grantedTime whole personal   933 minutes  7,619.50  by settlement.hourlyRates.0 assumed  # at 490.00
     ada 05-04..05-31 grantedTime whole practical  267 minutes  1,624.25  by settlement.hourlyRates.1 assumed  # at 365.00
     bo  05-04..05-31 grantedTime whole personal   400 minutes  3,266.67  by settlement.hourlyRates.0 assumed
     found ada 05-08 unplannedVisit evidence staff minutes 30 visit 10:00
     total 12,510.42 DKK
     north earned 9,243.75 spent 7,000.00 left 2,243.75, at the end 2,243.75
     west  earned 3,266.67 spent 2,200.00 left 1,066.67, at the end 1,066.67`,
  )

  // Told late: 400 minutes a week from the 25th. Three weeks of 300 are 900: 700 and 200, 5,716.67 and 1,216.67;
  // one of 400 is 311 and 89.
  town.at('06-02')
  await town.decided('ada', '05-25', 'sel-83', ['whole 400 a week'])
  await settles(
    town,
    `ada 05-04..05-24 grantedTime whole personal  -233 minutes  -1,902.83  by settlement.hourlyRates.0 assumed
     ada 05-04..05-24 grantedTime whole practical  -67 minutes    -407.58  by settlement.hourlyRates.1 assumed
     ada 05-25..05-31 grantedTime whole personal   311 minutes   2,539.83  by settlement.hourlyRates.0 assumed
     ada 05-25..05-31 grantedTime whole practical   89 minutes     541.42  by settlement.hourlyRates.1 assumed
     found ada 05-08 unplannedVisit evidence staff minutes 30 visit 10:00
     total 13,281.26 DKK                                               # 12,510.42 + 770.84
     north earned 10,014.59 spent 7,000.00 left 3,014.59, at the end 3,014.59
     west   earned 3,266.67 spent 2,200.00 left 1,066.67, at the end 1,066.67`,
  )
  await town.readsHerLog()
})
