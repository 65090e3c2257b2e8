import { type Month, readMonth } from '#kernel/calendar/month.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { answerOf } from '#server/settlement/answer.ts'
import { settleMonth } from '#server/settlement/settle-month.ts'
import { summaryOf } from '#server/settlement/summary.ts'
import type { ModelRefusal } from '#server/settlement/which-model.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { tenantOf } from './tenant.ts'

export const settle: Command = {
  name: 'settle',
  summary: 'Settle a month: lines, totals, team budgets, findings',
  usage: 'settle --tenant T --month 2026-10 [--model M] [--what-if] [--json]',
  help: `Settles what a municipality's teams have earned in a month, by the model that steers or the one named, and posts
it. What was posted is never altered: settled again, only differences are posted, as a run of their own, and where
nothing is new nothing is posted and the same answer is printed.

Options:
  --tenant T     the municipality
  --month MONTH  such as 2026-10
  --model M      settle by this model: one the municipality has taken in, or one that comes with Frirum
  --what-if      show what would come of it and post nothing; any model may be tried, also outside its validity
  --json         the whole answer as JSON: totals, runs, team budgets, findings and every line with its ground

Examples:
  ./frirum settle --tenant lyngvig --month 2026-10
  ./frirum settle --tenant lyngvig --month 2026-10 --model assens --what-if

Exit codes: 0 settled, 1 refused, 2 misuse, 3 the database could not be opened.`,
  options: {
    tenant: { type: 'string', short: 't' },
    month: { type: 'string', short: 'm' },
    model: { type: 'string' },
    'what-if': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (call) => {
    const { model } = call.values
    const month = monthOfCall(call)
    const tenant = await tenantOf(call)
    const { pool } = await call.database()
    const settled = await settleMonth(pool, tenant, {
      month,
      model: typeof model === 'string' ? model : undefined,
      whatIf: call.values['what-if'] === true,
      by: 'command line',
      at: call.now() as Instant,
      progress: (done, of) => call.progress(`Settling ${done} of ${of} citizens`),
    })
    if (!settled.ok) throw new CommandRefusal(refusalWords(settled.refusal))
    call.answer(call.values.json ? answerOf(settled.value) : summaryOf(settled.value))
    const { posted, whatIf } = settled.value
    if (posted) call.say(`Posted as run ${posted.number}.`)
    else if (!whatIf) call.say('Nothing new: nothing was posted.')
    return 0
  },
}

/** The month that `--month` names, of a call that takes no words. */
export function monthOfCall({ values, words }: Call): Month {
  const { month: asked } = values
  if (words.length > 0) throw new CommandRefusal(`'${words[0]}' is one word too many`, 2)
  if (typeof asked !== 'string') throw new CommandRefusal('--month is missing, such as --month 2026-10', 2)
  const month = readMonth(asked)
  if (!month) throw new CommandRefusal(`--month must be a month such as 2026-10, not '${asked}'`, 2)
  return month
}

/** Why a month is not settled, for whoever typed the command. */
export function refusalWords(refusal: ModelRefusal): string {
  switch (refusal.kind) {
    case 'noSteering':
      return `no model steers in ${refusal.month}; name one with --model: ${refusal.presets.join(', ')}`
    case 'steeringChanges':
      return `the model that steers changes in the month, from ${refusal.first || 'none'} to ${
        refusal.last || 'none'
      }; name one with --model`
    case 'unknownModel':
      return `there is no model '${refusal.model}'. There are: ${refusal.known.join(', ')}`
    case 'outsideValidity': {
      const { from, to } = refusal.valid
      return `${refusal.model} is valid from ${from}${to ? ` to ${to}` : ''} and does not hold the whole month; --what-if shows what it would give and posts nothing`
    }
    case 'otherCurrency':
      return `${refusal.model} pays in ${refusal.pays}, and the municipality keeps its books in ${refusal.keeps}; --what-if shows what it would give and posts nothing`
  }
}
