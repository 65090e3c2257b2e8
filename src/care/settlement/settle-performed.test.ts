import { test } from 'vitest'
import { settles } from './settles.fixture.ts'

// Performed time

test(
  'without a fact the visits are done as planned, and paid by the hour',
  settles(`basis performedTime
   underuse 0 %
   grant 300 min/week
   plan mon-fri morning 30 hygiene        # 22 weekdays
   expect performedTime 660 min 5,390.00  # 11 h x 490.00`),
)

test(
  'a weekend has its own price, and a service its own price class',
  settles(`basis performedTime
   underuse 0 %
   grant 500 min/week
   plan mon-sun morning 30 hygiene
   plan wed forenoon 60 cleaning
   expect performedTime personal 660 min 5,390.00                      # 22 weekdays
   expect performedTime personal weekend 00:00-00:00 270 min 2,520.00  # 9 days at 560.00
   expect performedTime practical 240 min 1,460.00                     # 4 Wednesdays at 365.00`),
)

test(
  'only what differs from the plan has to be said: less, more, declined and extra',
  settles(`basis performedTime
   underuse 0 %
   grant 600 min/week
   plan mon-fri morning 30 hygiene
   2026-10-05 less morning 20 min
   2026-10-06 more morning 45 min
   2026-10-07 declined in time morning
   2026-10-08 declined late morning       # base pays all of it
   2026-10-09 extra 25 min hygiene 14:00
   expect performedTime 660 min 5,390.00  # 660 - 10 + 15 - 30 + 25
   expect lateDecline 2026-10-08 counted 30
   expect unplannedVisit 2026-10-09 minutes 25`),
)

test(
  'exactly ten per cent over is inside the tolerance', // fulfils: 002-45
  settles(`basis performedTime
   tolerance 10 %
   grant 3000 min/month
   plan mon-sun morning 100 walk
   2026-10-01..2026-10-04 more morning 150 min           # 31 x 100 + 4 x 50 = 3,300
   expect performedTime personal 2300 min 18,783.33      # 22 weekdays, two of them longer
   expect performedTime personal weekend 1000 min 9,333.33`),
)

test(
  'one minute over the tolerance is a finding and waits for somebody to decide', // fulfils: 002-45
  settles(`basis performedTime
   tolerance 10 %
   rate personal 490.00
   grant 3000 min/month
   plan mon-sun morning 100 walk
   2026-10-01..2026-10-04 more morning 150 min
   2026-10-31 more morning 101 min
   expect performedTime 3300 min 26,950.00
   expect overTolerance 2026-10-31 granted 3000 ceiling 3300 performed 3301 unpaid 1`),
)

test(
  'five per cent is another ceiling', // fulfils: 002-45
  settles(`basis performedTime
   tolerance 5 %
   rate personal 490.00
   grant 3000 min/month
   plan mon-sun morning 100 walk
   2026-10-01..2026-10-04 more morning 150 min
   expect performedTime 3150 min 25,725.00
   expect overTolerance 2026-10-30 granted 3000 ceiling 3150 performed 3300 unpaid 150`),
)

test(
  'the month is paid in the order the help was given',
  settles(`basis performedTime
   tolerance 5 %
   rate personal 490.00
   rate practical 365.00
   grant 1000 min/month
   plan thu morning 180 hygiene           # five Thursdays: 1, 8, 15, 22, 29
   plan thu afternoon 60 cleaning
   expect performedTime personal 810 min 6,615.00    # four whole, and 90 of the last
   expect performedTime practical 240 min 1,460.00   # four; the last finds nothing left
   expect overTolerance 2026-10-29 ceiling 1050 performed 1200 unpaid 150`),
)

test(
  'a visit of several services shares its minutes evenly among them',
  settles(`basis performedTime
   underuse 0 %
   rate personal 490.00
   rate practical 365.00
   grant 300 min/week
   plan thu morning 31 hygiene,cleaning
   expect performedTime personal 80 min 653.33       # 16 of each 31
   expect performedTime practical 75 min 456.25      # and the other 15`),
)

test(
  'visits are rounded one by one before they are added up',
  settles(`basis performedTime
   underuse 0 %
   rounding 15 min up
   grant 300 min/week
   plan thu morning 31 hygiene
   expect performedTime 225 min 1,837.50             # five times 45`),
)

test(
  'a service the catalogue does not know costs nothing and is a finding',
  settles(`basis performedTime
   underuse 0 %
   grant 300 min/week
   plan thu morning 30 hygiene,gardening
   expect performedTime 75 min 612.50
   expect unknownService 2026-10-01 visits 5 minutes 75 service gardening`),
)

test(
  'a price class without a price is a finding',
  settles(`basis performedTime
   underuse 0 %
   rate practical 365.00
   grant 300 min/week
   plan thu morning 30 hygiene
   expect noRate 2026-10-01 visits 5 minutes 150 priceClass personal`),
)

test(
  'two go together: their minutes count for each',
  settles(`basis performedTime
   underuse 0 %
   grant 400 min/week
   plan thu morning 30 hygiene x2
   plan fri morning 30 hygiene
   2026-10-02 two went morning-2
   expect performedTime 480 min 3,920.00             # 5 x 60, 5 x 30, and 30 more on the 2nd`),
)

// Locks

test(
  'where locks are the evidence, a visit without one is unpaid; a late decline is paid by its share',
  settles(`basis performedTime
   evidence lock
   underuse 0 %
   pays declined late 50 %
   grant 300 min/week
   plan thu morning 30 hygiene
   2026-10-01 lock morning 07:30-08:05
   2026-10-08 less morning 20 min
   2026-10-15 declined late morning
   2026-10-22 lock 08:00-08:30
   expect performedTime 80 min 653.33                # 35 + 15 + 30
   expect noEvidence 2026-10-08 minutes 20
   expect noEvidence 2026-10-29 minutes 30
   expect lateDecline 2026-10-15 planned 30 counted 15`),
)

test(
  'an event that names no visit finds the one whose service and time fit; another is unplanned',
  settles(`basis performedTime
   evidence lock
   underuse 0 %
   grant 300 min/week
   plan thu morning 30 hygiene window 07:00-08:00
   plan thu morning 20 medicine window 07:00-08:00
   plan thu evening 20 meal
   2026-10-01 lock 07:10-07:30 medicine
   2026-10-01 lock 07:40-08:10 hygiene
   2026-10-01 lock 18:00-18:25
   2026-10-01 lock 14:00-14:10 hygiene
   2026-10-08..2026-10-31 declined in time morning-1
   2026-10-08..2026-10-31 declined in time morning-2
   2026-10-08..2026-10-31 declined in time evening
   expect performedTime personal 65 min 530.83
   expect performedTime nursing 20 min 200.00
   expect unplannedVisit 2026-10-01 minutes 10 evidence lock`),
)

test(
  'without a plan nothing is outside it: imported visits are paid, and nobody is told of each',
  settles(`basis performedTime
   underuse 0 %
   grant 300 min/week
   2026-10-01 lock 07:30-08:00 hygiene
   2026-10-02 extra 25 min hygiene 14:00
   expect performedTime 55 min 449.17                  # 55 x 490.00 / 60`),
)

test(
  'a visit is outside the plan from the day there is one',
  settles(`basis performedTime
   underuse 0 %
   grant 300 min/week
   plan 2026-10-29.. thu morning 30 hygiene
   2026-10-28 extra 25 min hygiene 14:00
   2026-10-29 extra 20 min hygiene 14:00
   expect performedTime 2026-10-01..2026-10-28 25 min 204.17
   expect performedTime 2026-10-29..2026-10-31 50 min 408.33
   expect unplannedVisit 2026-10-29 minutes 20`),
)

test(
  'two at once in one home, planned for one, is for a person to look at',
  settles(`basis performedTime
   underuse 0 %
   grant 300 min/week
   plan thu morning 30 hygiene
   2026-10-01 lock morning 07:30-08:00
   2026-10-01 lock 07:45-08:00 cleaning
   expect performedTime personal 150 min 1,225.00
   expect performedTime practical 15 min 91.25
   expect unplannedVisit 2026-10-01 minutes 15
   expect overlap 2026-10-01 with morning-1`),
)

test(
  'a night belongs to the day it begins on, also when summer time ends in it',
  settles(`basis performedTime
   evidence lock
   underuse 0 %
   rate personal 600.00 weekend 22:00-06:00
   rate personal 490.00
   grant 300 min/week
   plan sat night 60 hygiene
   2026-10-24 lock night 23:30-04:00     # 5 h 30 min: the clock was set back at three
   2026-10-03 lock night 23:30-04:00     # 4 h 30 min
   2026-10-10 lock 23:50-00:20
   2026-10-18 lock 00:10-00:40           # Sunday by the calendar, Saturday's night by the plan
   2026-10-31 lock night 23:30-00:30
   expect performedTime personal weekend 22:00-06:00 720 min 7,200.00
   expect longVisit 2026-10-24 minutes 330
   expect longVisit 2026-10-03 minutes 270`),
)

test(
  'a correction replaces what it corrects; one that says nothing takes it back',
  settles(`basis performedTime
   underuse 0 %
   grant 300 min/week
   plan thu morning 30 hygiene
   2026-10-01 less morning 10 min as a
   2026-10-01 correct a 25 min
   2026-10-08 declined in time morning as b
   2026-10-08 correct b 30 min
   2026-10-15 declined in time morning as c
   2026-10-15 correct c
   expect performedTime 145 min 1,184.17             # 25 + 30 + 30 + 30 + 30`),
)
