import type { ModelWords } from './da.ts'

export const sv: ModelWords = {
  title: 'Styrmodeller',
  lead: 'Reglerna som data: daterade, med exempel som räknas om varje gång något ändras.',
  steers: (from) => `styr sedan ${from}`,
  steered: (from, to) => `styrde ${from} till ${to}`,
  valid: (from) => `gäller från ${from}`,
  version: (version) => `version ${version}`,
  none: 'Kommunen har ingen modell än.',
  services: 'Insatser',
  effects: 'Vad en ändring betyder',
  packages: 'Paket',
  laws: 'Lagar',
  examples: 'Exempel',
  examplesLead: 'Varje exempel körs som ett prov innan en ny version av Frirum skickas ut.',
  situation: 'Situation',
  effect: 'Verkan',
  decidedBy: 'Avgörs av',
  days: 'dagar',
  shows: (lines) => `visar ${lines}`,
  back: 'Alla modeller',
}
