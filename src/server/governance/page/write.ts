/** Puts a model's page together: its sections in order, each with where its figures come from, and the examples run. */
import type { ModelDocument } from '#care/examples/example.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Language } from '#care/governance/words.ts'
import { type Block, type ExampleBlock, heading } from './blocks.ts'
import { decisions } from './decisions.ts'
import { exampleBlock } from './examples.ts'
import { assessment, evidence, fixedContact, workingTime } from './practice.ts'
import {
  catalogue,
  categories,
  followUps,
  frame,
  laws,
  letters,
  meetings,
  origins,
  packages,
  registration,
  type Section,
  sources,
  swap,
  team,
  type Writer,
} from './sections.ts'
import { qualityBonus, settlement } from './settlement.ts'
import { type Speech, speechOf } from './speech.ts'
import type { PageWords } from './words/da.ts'

export type Page = {
  readonly speech: Speech
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly about: string
  readonly verdict: string
  readonly failed: number
  readonly sections: readonly Section[]
}

/** Each section with its writer and the parts of the model whose origin stands under it. */
const order: readonly (readonly [keyof PageWords['sections'], Writer, readonly (keyof GovernanceModel)[]])[] = [
  ['frame', frame, ['frame', 'funnel', 'valid']],
  ['assessment', assessment, ['assessment']],
  ['categories', categories, ['categories']],
  ['decisions', decisions, ['delegations', 'effects']],
  ['packages', packages, ['packages']],
  ['swap', swap, ['swap']],
  ['settlement', settlement, ['settlement']],
  ['qualityBonus', qualityBonus, ['qualityBonus']],
  ['followUp', followUps, ['followUp']],
  ['meetings', meetings, ['meetings']],
  ['teams', team, ['teams']],
  ['fixedContact', fixedContact, ['fixedContact']],
  ['workingTime', workingTime, ['workingTime']],
  ['registration', registration, ['registration']],
  ['letters', letters, ['letters']],
  ['catalogue', catalogue, ['catalogue']],
  ['evidence', evidence, []],
  ['laws', laws, ['laws']],
  ['sources', sources, []],
]

export function writePage({ model, examples }: ModelDocument, language: Language): Page {
  const speech = speechOf(model, language)
  const { words, say } = speech
  const shown = examples.map((example) => exampleBlock(model, example, speech))
  const failed = shown.filter(({ passed }) => !passed).length
  const sections = order.flatMap(([id, write, parts]): Section[] => {
    const blocks: readonly Block[] = write(model, speech)
    if (blocks.length === 0) return []
    return [{ id, title: words.sections[id], blocks: [...blocks, ...origins(model, parts, speech)] }]
  })
  const { page } = words
  return {
    speech,
    name: page.version(model.id, model.version),
    title: say(model.title),
    summary: say(model.summary),
    about: aboutOf(model, speech),
    verdict: failed ? page.someFail(failed, shown.length) : page.allTrue(shown.length),
    failed,
    sections: [...sections, { id: 'examples', title: words.sections.examples, blocks: grouped(shown, words) }],
  }
}

/** Examples under the part of the model they are about. */
function grouped(examples: readonly ExampleBlock[], { sections }: PageWords): Block[] {
  const groups = Map.groupBy(examples, ({ about }) => about)
  return order.flatMap(([id]) => {
    const group = groups.get(id)
    return group ? [heading('', sections[id], 3), ...group] : []
  })
}

function aboutOf({ id, version, valid, inspiredBy }: GovernanceModel, speech: Speech): string {
  const { words, date, list } = speech
  const until = valid.to === null ? '' : ` ${words.page.validTo(date(valid.to))}`
  return [
    `${words.page.version(id, version)}, ${words.page.validFrom(date(valid.from))}${until}.`,
    ...(inspiredBy ? [words.page.inspiredBy(list(inspiredBy))] : []),
  ].join(' ')
}
