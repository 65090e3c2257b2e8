import type { Change, ChangeComponent, Standing } from '#care/changes/change.ts'
import { classifyChange } from '#care/changes/compass.ts'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { grantOf, weekly } from '#care/grants/grant.fixture.ts'
import { type Actor, roles } from '#care/people/actor.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import { pickWeighted, seededRandom } from '#kernel/random.ts'
import type { Part } from './page.ts'

const target = 200_000
const classifications = 400_000
const on = localDate('2026-03-04')

/** Classifications a second on one core: a warm-up, then the middle of three rounds. */
export async function benchCompass(): Promise<{ name: string; perSecond: number; target: number }> {
  const asked = typicalMix()
  round(asked, classifications)
  const rounds = [1, 2, 3].map(() => round(asked, classifications)).sort((a, b) => a - b)
  return { name: 'compass', perSecond: Math.round(rounds[1] ?? 0), target }
}

/** The same of citizens never asked about before, whose grants and plans nobody has added up. */
function firstAsked(): number {
  const asked = typicalMix()
  const rounds = [1, 2, 3].map(() => {
    const fresh = asked.map((question) => ({ ...question, standing: structuredClone(question.standing) }))
    return round(fresh, fresh.length)
  })
  return Math.round(rounds.sort((a, b) => a - b)[1] ?? 0)
}

export const compass: Part = {
  title: 'Compass',
  how:
    'What changes mean, asked of `classifyChange` on one core: 402 citizens under three kinds of frame, mostly more and ' +
    'less time and moved visits, by every role; the middle of three rounds of 400,000 after a warm-up. The second row ' +
    'is the same of 20,000 citizens each asked about for the first time.',
  measure: async () => {
    const { perSecond } = await benchCompass()
    const met = perSecond >= target
    const cold = firstAsked()
    return [
      { what: 'classifications', value: perSecond, unit: 'a second', target: 'at least 200,000', met },
      {
        what: 'classifications of citizens not met before',
        ...{ value: cold, unit: 'a second', target: 'at least 200,000', met: cold >= target },
      },
    ]
  },
}

type Question = {
  readonly model: GovernanceModel
  readonly standing: Standing
  readonly change: Change
  readonly actor: Actor
}

function round(asked: readonly Question[], times: number): number {
  const begun = performance.now()
  let allowed = 0
  for (let index = 0; index < times; index++) {
    const question = asked[index % asked.length]
    if (!question) throw new Error('nothing to ask')
    if (classifyChange(question.model, question.standing, question.change, question.actor, on).mayDecide) allowed++
  }
  if (allowed === 0 || allowed === times) throw new Error('the mix asks nothing')
  return (times * 1000) / (performance.now() - begun)
}

/** 20,000 questions, as a team asks them: mostly time and moved visits, now and then something bigger. */
function typicalMix(): Question[] {
  const random = seededRandom(2026)
  const models = (['whole', 'cluster', 'service'] as const).map(
    (scope): GovernanceModel => ({ ...baseModel, frame: { ...baseModel.frame, scope } }),
  )
  const pick = <Choice>(choices: readonly Choice[]): Choice =>
    pickWeighted(
      random,
      choices.map((choice) => [choice, 1] as const),
    )
  const services = baseModel.catalogue.services.map(({ id }) => id)
  const clusters = baseModel.catalogue.clusters.map(({ id }) => id)

  const standingIn = ({ frame }: GovernanceModel): Standing => {
    const some = () => 60 + random.below(400)
    const frames = {
      whole: [weekly(600 + random.below(300))],
      cluster: clusters.map((cluster) => weekly(some(), { kind: 'cluster', cluster })),
      service: services.map((service) => weekly(some(), { kind: 'service', service })),
    }[frame.scope]
    const plan = planOf(
      ['morning', 'noon', 'evening', 'cleaning'].map((key) =>
        visitOf(key, { minutes: minutes(10 + random.below(30)), services: [pick(services), pick(services)] }),
      ),
    )
    return { grant: grantOf({ frames }), plan, minorMinutesSoFar: random.below(30), swapsSoFar: random.below(3) }
  }
  const citizens = models.flatMap((model) =>
    Array.from({ length: 134 }, () => ({ model, standing: standingIn(model) })),
  )

  const part = (): ChangeComponent => {
    const minutesPerWeek = 5 * (1 + random.below(12))
    const scope = pickWeighted(random, [
      [{ kind: 'whole' } as const, 2],
      [{ kind: 'cluster', cluster: pick(clusters) } as const, 1],
      [{ kind: 'service', service: pick(services) } as const, 2],
    ])
    const swap = { give: pick(services), get: pick(services), minutesGiven: 30, minutesGot: 30, with: 'team' } as const
    return pickWeighted<ChangeComponent>(random, [
      [{ kind: 'time', minutesPerWeek, scope }, 35],
      [{ kind: 'time', minutesPerWeek: -minutesPerWeek, scope }, 20],
      [{ kind: 'moved', visit: 'noon' }, 15],
      [{ kind: 'tasks', add: [pick(services)], remove: [pick(services)] }, 12],
      [{ kind: 'swapped', ...swap }, 8],
      [{ kind: 'package', package: 'infection', newCitizen: false }, 3],
      [{ kind: 'level', category: 'maintaining', band: pick(['1', '2', '3']) }, 3],
      [{ kind: 'paused', days: 1 + random.below(30) }, 3],
      [{ kind: 'ended' }, 1],
    ])
  }
  return Array.from({ length: 20_000 }, () => ({
    ...pick(citizens),
    change: {
      components: Array.from({ length: 1 + (random.below(10) < 3 ? 1 : 0) }, part),
      wanted: random.below(100) < 85,
      goalsKept: random.below(100) < 95,
      conditionsWorsen: random.below(100) < 3,
    },
    actor: { role: pick(roles), competences: ['infection'], private: random.below(4) === 0 },
  }))
}
