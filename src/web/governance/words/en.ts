import type { ModelWords } from './da.ts'

export const en: ModelWords = {
  title: 'Governance models',
  lead: 'The rules as data: dated, with examples that are worked again whenever something changes.',
  steers: (from) => `steers since ${from}`,
  steered: (from, to) => `steered ${from} to ${to}`,
  valid: (from) => `valid from ${from}`,
  version: (version) => `version ${version}`,
  none: 'The municipality has no model yet.',
  services: 'Services',
  effects: 'What a change means',
  packages: 'Packages',
  laws: 'Laws',
  examples: 'Examples',
  examplesLead: 'Every example is run as a test before a new version of Frirum is sent out.',
  situation: 'Situation',
  effect: 'Effect',
  decidedBy: 'Decided by',
  days: 'days',
  shows: (lines) => `shows ${lines}`,
  back: 'All models',
}
