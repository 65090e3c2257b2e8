/** A worked example in words: what is given, what is asked, and the answer, line by line, as it comes out now. */
import type { Example, Given, Question } from '#care/examples/example.ts'
import { runExample } from '#care/examples/run.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { answerRows } from './answers.ts'
import type { ExampleBlock } from './blocks.ts'
import { givenLines } from './given.ts'
import { questionOf } from './questions.ts'
import type { Speech } from './speech.ts'
import type { PageWords } from './words/da.ts'

export function exampleBlock(model: GovernanceModel, example: Example, speech: Speech): ExampleBlock {
  const { words, say } = speech
  const { passed, expected, got } = runExample(model, example)
  const given = givenLines(model, relevant(example), speech)
  return {
    kind: 'example',
    id: example.id,
    about: about[example.ask.kind],
    title: say(example.title),
    passed,
    verdict: passed ? words.example.passed : words.example.failed,
    parts: [
      ...(given.length ? [{ label: words.example.given, lines: given }] : []),
      { label: words.example.question, lines: [questionOf(model, example.ask, speech)] },
    ],
    answer: {
      kind: 'table',
      columns: [
        words.columns.answer,
        ...(passed ? [words.columns.both] : [words.columns.value, words.columns.got]),
      ].map((text) => ({ text })),
      rows: answerRows(expected, got, example.ask.kind, { speech, model }).map(({ label, value, was }) => [
        label,
        value,
        ...(passed ? [] : [was]),
      ]),
    },
    shows: example.shows.length ? `${words.example.shows} ${example.shows.join(', ')}` : '',
  }
}

/** What was reported of visits matters to money alone. */
const relevant = ({ given = {}, ask }: Example): Given => (ofMoney.has(ask.kind) ? given : { ...given, facts: [] })

const ofMoney: ReadonlySet<Question['kind']> = new Set(['settlement', 'toleranceSaves', 'incentive'])

/** The section each kind of question is about. */
const about: Readonly<Record<Question['kind'], keyof PageWords['sections']>> = {
  validity: 'frame',
  frame: 'frame',
  estimate: 'frame',
  funnel: 'frame',
  band: 'categories',
  terms: 'categories',
  bandHits: 'categories',
  compass: 'decisions',
  headroom: 'decisions',
  delegation: 'decisions',
  autonomy: 'decisions',
  package: 'packages',
  swap: 'swap',
  settlement: 'settlement',
  frameBudget: 'settlement',
  tolerance: 'settlement',
  toleranceSaves: 'settlement',
  incentive: 'settlement',
  bonus: 'qualityBonus',
  followUp: 'followUp',
  meeting: 'meetings',
  team: 'teams',
  faces: 'teams',
  competences: 'teams',
  fixedContact: 'fixedContact',
  workingTime: 'workingTime',
  assessment: 'assessment',
  evidence: 'evidence',
  trialCost: 'teams',
  registration: 'registration',
  reporting: 'registration',
  lockShare: 'registration',
  letter: 'letters',
  catalogue: 'catalogue',
  catalogueSize: 'catalogue',
}
