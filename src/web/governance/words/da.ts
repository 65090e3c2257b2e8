export const da = {
  title: 'Styringsmodeller',
  lead: 'Reglerne som data: dateret, med eksempler, der regnes efter hver gang noget ændres.',
  steers: (from: string) => `styrer siden ${from}`,
  steered: (from: string, to: string) => `styrede ${from} til ${to}`,
  valid: (from: string) => `gælder fra ${from}`,
  version: (version: string) => `udgave ${version}`,
  none: 'Kommunen har ingen model endnu.',
  services: 'Ydelser',
  effects: 'Hvad en ændring betyder',
  packages: 'Pakker',
  laws: 'Love',
  examples: 'Eksempler',
  examplesLead: 'Hvert eksempel køres som en prøve, før en ny udgave af Frirum sendes ud.',
  situation: 'Situation',
  effect: 'Virkning',
  decidedBy: 'Afgøres af',
  days: 'dage',
  shows: (lines: string) => `viser ${lines}`,
  back: 'Alle modeller',
}

/** What every language must have. */
export type ModelWords = typeof da
