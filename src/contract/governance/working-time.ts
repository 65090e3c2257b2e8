/** The rules of who may work when, and who may be a fixed contact, as they stand in a model's document. */
import { z } from 'zod'
import { figure, name, period, row, some, timeOfDay, window } from './values.ts'

const hours = figure.min(1)
const months = figure.min(1).max(12)

/** One set of working-time rules, from its day on. */
export const workingTime = row({
  id: name,
  valid: period,
  dailyRest: row({ hours: hours.max(24), dayBreak: some(timeOfDay), law: name }),
  weeklyRest: row({ hours, counted: z.enum(['between', 'inEach']), days: figure.min(1), law: name }),
  averageWeek: row({ hours, months, law: name }),
  nightWork: row({ window, shiftHours: hours, dayHours: hours, months, law: name }),
})

export const fixedContact = <Profession extends z.ZodType>(profession: Profession) =>
  row({ professions: z.array(profession).min(1), valid: period, law: name })
