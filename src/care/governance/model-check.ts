/**
 * What must hold inside a model beyond the shape of its parts: what it refers to exists, bands meet without a gap,
 * what is granted can be settled, and every figure says where it comes from.
 */
import { overruledEffects } from './effect-of.ts'
import type { Category, GovernanceModel } from './model.ts'
import type { ModelProblem } from './model-problem.ts'
import { practiceLists, practiceProblems } from './practice-check.ts'
import { figuresOf, provenanceOf, rowName } from './provenance.ts'
import type { SettlementBasis, SettlementRule } from './settlement-rule.ts'

/**
 * Every problem of a model, in the order of the document; none means that it can steer.
 * @plain
 */
export function modelProblems(model: GovernanceModel): ModelProblem[] {
  return [
    ...validity(model),
    ...namesTwice(model),
    ...references(model),
    ...(model.categories ?? []).flatMap(bands),
    ...clocks(model),
    ...effects(model),
    ...rules(model),
    ...rates(model),
    ...practiceProblems(model),
    ...origins(model),
  ]
}

function validity({ valid }: GovernanceModel): ModelProblem[] {
  if (valid.to === null || valid.from <= valid.to) return []
  return [{ kind: 'endsBeforeItBegins', path: 'valid.to', found: valid.to, expected: valid.from }]
}

function namesTwice(model: GovernanceModel): ModelProblem[] {
  const lists: readonly (readonly [string, readonly object[] | undefined])[] = [
    ['sources', model.sources],
    ['laws', model.laws],
    ['catalogue.clusters', model.catalogue.clusters],
    ['catalogue.services', model.catalogue.services],
    ['frame.courses', model.frame.courses],
    ['categories', model.categories],
    ...(model.categories ?? []).map(({ id, bands }) => [`categories.${id}.bands`, bands] as const),
    ['packages', model.packages],
    ['effects', model.effects],
    ['delegations', model.delegations],
    ['registration', model.registration],
    ['settlement.weeklyRates', model.settlement.weeklyRates],
    ['qualityBonus.measures', model.qualityBonus?.measures],
    ['followUp', model.followUp],
    ['meetings', model.meetings],
    ...practiceLists(model),
  ]
  return lists.flatMap(([list, rows = []]) => {
    const names = rows.map(rowName)
    return names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => ({ kind: 'twice' as const, path: `${list}.${name}`, found: name, expected: 'once' }))
  })
}

function references(model: GovernanceModel): ModelProblem[] {
  const { catalogue, categories = [], packages = [], followUp, settlement } = model
  const names = (rows: readonly object[] | undefined) => (rows ?? []).map(rowName)
  const laws = names(model.laws)
  const followUps = names(followUp)
  const categoryIds = names(categories)
  const bandIds = categories.flatMap(({ id, bands }) => bands.map((band) => `${id}/${band.id}`))
  const priceClasses = catalogue.services.map(({ priceClass }) => priceClass)
  const asked: [path: string, found: string, among: readonly string[]][] = [
    ...catalogue.services.flatMap(({ id, cluster, law }): [string, string, readonly string[]][] => [
      [`catalogue.services.${id}.cluster`, cluster, names(catalogue.clusters)],
      [`catalogue.services.${id}.law`, law, laws],
    ]),
    ...(model.frame.courses ?? []).map(({ id, category }): [string, string, readonly string[]] => [
      `frame.courses.${id}.category`,
      category,
      categoryIds,
    ]),
    ...categories.map(({ id, followUp }): [string, string, readonly string[]] => [
      `categories.${id}.followUp`,
      followUp,
      followUps,
    ]),
    ...packages.flatMap(({ id, delegation, services }): [string, string, readonly string[]][] => [
      [`packages.${id}.delegation`, delegation, names(model.delegations)],
      ...services.map((service): [string, string, readonly string[]] => [
        `packages.${id}.services`,
        service,
        names(catalogue.services),
      ]),
    ]),
    ...model.effects.map(({ situation, law }): [string, string, readonly string[]] => [
      `effects.${situation}.law`,
      law,
      laws,
    ]),
    ...model.registration.flatMap(({ id, law }): [string, string, readonly string[]][] =>
      law === null ? [] : [[`registration.${id}.law`, law, laws]],
    ),
    ...(settlement.weeklyRates ?? []).map((rate): [string, string, readonly string[]] => [
      `settlement.weeklyRates.${rowName(rate, 0)}`,
      rowName(rate, 0),
      bandIds,
    ]),
    ...settlement.hourlyRates.map(({ priceClass }, index): [string, string, readonly string[]] => [
      `settlement.hourlyRates.${index}.priceClass`,
      priceClass,
      priceClasses,
    ]),
  ]
  return asked
    .filter(([, found, among]) => !among.includes(found))
    .map(([path, found, among]) => ({
      kind: 'unknownReference',
      path,
      found,
      expected: [...new Set(among)].join(', '),
    }))
}

/** Bands of a category lie end to end, so that every number of minutes from the first on is in exactly one. */
function bands({ id, bands }: Category): ModelProblem[] {
  return bands.flatMap((band, index) => {
    const path = `categories.${id}.bands.${band.id}`
    const problems: ModelProblem[] = []
    if (band.below !== null && band.below <= band.from)
      problems.push({ kind: 'emptyBand', path, found: String(band.below), expected: `> ${band.from}` })
    const before = bands[index - 1]
    if (!before) return problems
    if (before.below === null || band.from < before.below)
      problems.push({ kind: 'overlappingBands', path, found: String(band.from), expected: String(before.below) })
    else if (band.from > before.below)
      problems.push({ kind: 'gapInBands', path, found: String(band.from), expected: String(before.below) })
    return problems
  })
}

function clocks({ followUp }: GovernanceModel): ModelProblem[] {
  return followUp.flatMap(({ id, months, weeks, days }) => {
    const set = Object.entries({ months, weeks, days }).flatMap(([unit, count]) => (count === undefined ? [] : unit))
    return set.length < 2
      ? []
      : [{ kind: 'oneClockOnly' as const, path: `followUp.${id}`, found: set.join(', '), expected: 'one' }]
  })
}

/**
 * A row milder than a decision's promise allows, or stricter than a gift can be, holds nothing (see `houseEffects`).
 */
function effects(model: GovernanceModel): ModelProblem[] {
  const laws = model.laws.map(({ key }) => key)
  if (!model.effects.every(({ law }) => laws.includes(law))) return []
  return overruledEffects(model).map(({ situation, says, holds }) => {
    const path = `effects.${situation}.effect`
    return { kind: 'overruledEffect', path, found: says, expected: holds }
  })
}

/** The rules that one way of settling uses: what it needs, and what it may have. */
const rulesOf: Readonly<Record<SettlementBasis, Record<'needs' | 'may', readonly (keyof SettlementRule)[]>>> = {
  performedTime: { needs: ['roundToMinutes', 'rounding', 'unperformed'], may: ['tolerance'] },
  weeklyRate: { needs: ['weeklyRates'], may: [] },
  frameBudget: { needs: ['frameBudgetMinorPerYear'], may: [] },
  grantedTime: { needs: [], may: [] },
}

/** A rule that the model's way of settling never asks for would only look as if it meant something. */
function rules({ settlement }: GovernanceModel): ModelProblem[] {
  const { needs, may } = rulesOf[settlement.basis]
  const ofOthers = Object.values(rulesOf)
    .flatMap((rules) => [...rules.needs, ...rules.may])
    .filter((rule) => !needs.includes(rule) && !may.includes(rule))
  return [
    ...needs
      .filter((rule) => settlement[rule] === undefined)
      .map(
        (rule): ModelProblem => ({ kind: 'missingRule', path: 'settlement', found: settlement.basis, expected: rule }),
      ),
    ...ofOthers
      .filter((rule) => settlement[rule] !== undefined)
      .map(
        (rule): ModelProblem => ({
          kind: 'idleRule',
          path: `settlement.${rule}`,
          found: rule,
          expected: settlement.basis,
        }),
      ),
  ]
}

/** What can be granted can be settled: every band has its week's price, every price class its hour's. */
function rates(model: GovernanceModel): ModelProblem[] {
  const { settlement, categories = [] } = model
  const { basis, weeklyRates = [], hourlyRates, tolerance } = settlement
  const problems: ModelProblem[] = []
  if (basis === 'weeklyRate') {
    const priced = new Set(weeklyRates.map(({ category, band }) => `${category}/${band}`))
    const wanted = categories.flatMap(({ id, bands }) => bands.map((band) => `${id}/${band.id}`))
    for (const expected of wanted.filter((band) => !priced.has(band)))
      problems.push({ kind: 'noRate', path: 'settlement.weeklyRates', found: [...priced].join(', '), expected })
  }
  const priced = new Set(hourlyRates.filter(({ at }) => at === undefined).map(({ priceClass }) => priceClass))
  for (const expected of new Set(pricedByTheHour(model)))
    if (!priced.has(expected))
      problems.push({ kind: 'noRate', path: 'settlement.hourlyRates', found: [...priced].join(', '), expected })
  if (tolerance && !tolerance.selectable.includes(tolerance.percent)) {
    const expected = tolerance.selectable.join(', ')
    const path = 'settlement.tolerance.percent'
    problems.push({ kind: 'notInSelection', path, found: String(tolerance.percent), expected })
  }
  return problems
}

/** The price classes that an hour is paid for: all where time is, else those of the packages' first services. */
function pricedByTheHour({ settlement: { basis, paysPackages }, catalogue, packages = [] }: GovernanceModel): string[] {
  const { services } = catalogue
  if (basis === 'grantedTime' || basis === 'performedTime') return services.map(({ priceClass }) => priceClass)
  const first = packages.map((rule) => services.find(({ id }) => id === rule.services[0]))
  return paysPackages ? first.flatMap((service) => service?.priceClass ?? []) : []
}

function origins(model: GovernanceModel): ModelProblem[] {
  return figuresOf(model)
    .filter(({ path }) => !provenanceOf(model, path))
    .map(({ path, value }) => ({ kind: 'noProvenance', path, found: String(value), expected: 'provenance' }))
}
