/** A day of visits as it crosses the wire: what is planned, whose route it is on, what was told and swapped. */
import { z } from 'zod'
import { anyDate, id } from '#contract/http/values.ts'
import { staffName } from '#contract/people/citizen.ts'
import { performedVisit } from '#contract/plans/operations.ts'
import { partOfDay } from '#contract/plans/plan.ts'
import { visitFact } from './fact.ts'

const sinceMidnight = z
  .int()
  .meta({ description: 'Minutes from midnight of the date; a night’s visit may begin after 1439.' })

const onRoute = z
  .object({
    start: sinceMidnight,
    minutes: z.int(),
    going: z.array(staffName.extend({ isGone: z.boolean() })).meta({
      description: 'Who goes. `isGone`: they have been reported absent by then, and nobody else was adopted.',
    }),
    way: z
      .int()
      .nullable()
      .meta({ description: 'Minutes from the stop before on the asker’s own route; null where there is none.' }),
  })
  .meta({ id: 'OnRoute', description: 'A visit as the adopted routes of the week have it.' })

const dayVisit = performedVisit
  .extend({ partOfDay: partOfDay.nullable(), purpose: z.string().nullable(), route: onRoute.nullable() })
  .meta({ id: 'DayVisit' })

const texts = z.object({ da: z.string(), sv: z.string(), en: z.string() })

const daySwap = z
  .object({
    plannedVisit: z.string().nullable().meta({ description: 'The visit it belongs to; null where no one visit does.' }),
    give: texts,
    get: texts,
    with: z.enum(['team', 'relatives', 'civilSociety']),
  })
  .meta({ id: 'DaySwap', description: 'One service given up for another that day.' })

export const citizenDay = z
  .object({
    citizen: id<'Citizen'>(),
    name: z.string().nullable(),
    area: z.string().nullable(),
    home: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    ownWords: z.string().nullable(),
    bornOn: anyDate.nullable(),
    fixedContact: staffName.nullable(),
    visits: z.array(dayVisit),
    swaps: z.array(daySwap),
    facts: z.array(visitFact).meta({ description: 'Everything told of the day, corrections too; latest first.' }),
    tellers: z
      .array(z.object({ key: z.string(), name: z.string() }))
      .meta({ description: 'By what name whoever told is known.' }),
  })
  .meta({ id: 'CitizenDay' })

export const ownRoute = z
  .object({
    shift: z
      .object({
        start: sinceMidnight,
        end: sinceMidnight,
        mode: z.enum(['car', 'bike', 'foot']),
        goneFrom: sinceMidnight.nullable().meta({ description: 'Since when the asker has been reported absent.' }),
      })
      .nullable(),
    onNobodys: z.int().meta({ description: 'Visits of the day that are on nobody’s route.' }),
  })
  .meta({ id: 'OwnRoute' })
