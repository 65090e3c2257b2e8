import { globSync, readFileSync } from 'node:fs'
import type { Report } from '#exchange/fhir/delivery.ts'
import type { Finding } from '#exchange/fhir/finding.ts'
import { join, keyOf, type Version, versionOf } from '#exchange/fhir/merge.ts'
import { readReports } from '#exchange/fhir/report.ts'
import { type Standing, standings } from '#exchange/fhir/standing.ts'
import { translate } from '#exchange/fhir/translate.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { must } from '#kernel/result.ts'
import { danishLaw } from '#server/reports/import-reports.ts'

export const copenhagen = readZone('Europe/Copenhagen') as Zone

const folder = 'test/examples/reports'

export const example = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8')

/** The stories of our own making, by file name. */
export const stories: readonly string[] = globSync(['home/*', 'home-old-way/*', 'nursing/*'], { cwd: folder }).sort()

/** The gateway's own examples, where they are at hand; nothing depends on them. */
export const published: readonly string[] = globSync('../shared/data/fhir/kl-gateway/examples/Bundle-*.json').sort()

/** A report or a part of one that a test takes apart wherever it likes. */
// biome-ignore lint/suspicious/noExplicitAny: that is what it is for
export type Loose = any

export const parsed = (name: string): Loose => JSON.parse(example(name))

export const reportsIn = (text: string): readonly Report[] => must(readReports(text, danishLaw)).reports

/** Everything the translator has to say of a file, without a database. */
export function findingsIn(text: string): readonly Finding[] {
  const { reports, findings } = must(readReports(text, danishLaw))
  return [
    ...findings,
    ...reports.flatMap(({ resources, present }) =>
      resources.flatMap(({ content, type, id }) => [
        ...translate(content, type, id, { law: danishLaw, zone: copenhagen, present }).findings,
      ]),
    ),
  ]
}

export const versionsIn = (reports: readonly Report[]): readonly Version[] =>
  reports.flatMap(({ resources, moment }) => resources.map((resource) => versionOf(resource, moment)))

export function joined(versions: readonly Version[]): ReadonlyMap<string, Version> {
  const state = new Map<string, Version>()
  for (const version of versions) state.set(keyOf(version), join(state.get(keyOf(version)), version).version)
  return state
}

/** What holds after these files, by type and id. */
export const standingAfter = (...texts: readonly string[]): ReadonlyMap<string, Standing> =>
  standings(joined(versionsIn(texts.flatMap(reportsIn))), danishLaw, copenhagen)

/** All that holds of one kind. */
export const toldOf = <Kind extends Standing['told']['kind']>(held: ReadonlyMap<string, Standing>, kind: Kind) =>
  [...held.values()].flatMap(({ told }) =>
    told.kind === kind ? [told as Extract<Standing['told'], { kind: Kind }>] : [],
  )
