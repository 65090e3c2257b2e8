/** What a worked example may ask of people's work and of what is known. */
import { z } from 'zod'
import { assessmentPart } from './assessment.ts'
import { profession } from './model.ts'
import { date, name, row, some, timeOfDay } from './values.ts'

const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
const level = z.literal([0, 1, 2, 3, 4, 9])
const need = row({ area: z.string(), levelNow: level, levelExpected: some(level), ownView: some(z.string()) })

const shift = row({
  who: name,
  from: date,
  to: some(date),
  days: some(z.array(weekday).min(1)),
  start: timeOfDay,
  end: timeOfDay,
})

export const practiceQuestions = [
  row({
    kind: z.literal('workingTime'),
    shifts: z.array(shift).min(1),
    dayBreaks: some(z.record(name, timeOfDay)),
  }),
  row({
    kind: z.literal('competences'),
    on: date,
    members: z.array(row({ who: name, profession, competences: some(z.array(z.string())), to: some(date) })),
    delegated: some(z.array(row({ to: name, task: z.string(), byProfession: profession, from: date, until: date }))),
  }),
  row({ kind: z.literal('fixedContact'), profession, on: z.array(date).min(1) }),
  row({
    kind: z.literal('assessment'),
    on: date,
    needs: z.array(need),
    filled: z.array(assessmentPart.exclude(['levels', 'ownView'])),
    before: some(row({ on: date, needs: z.array(need).min(1) })),
  }),
  row({ kind: z.literal('evidence'), finding: name }),
] as const
