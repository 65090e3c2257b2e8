export const da = {
  waiting: 'Venter på sin tur',
  begun: 'Går i gang …',
  stages: {
    begun: () => 'Går i gang …',
    citizens: (done: string, of: string) => `${done} af ${of} borgere`,
    reading: (_done: string, _of: string, percent: string) => `Læser filen, ${percent}`,
    searching: (_done: string, _of: string, percent: string) => `Leder efter en god uge, ${percent}`,
    saving: () => 'Skriver i databasen …',
  },
  stop: 'Stop',
  stopping: 'Stopper …',
  stopped: (who: string) => `Stoppet. Intet af det, ${who} satte i gang, er gemt.`,
  failed: 'Det gik galt, og intet er gemt. Prøv igen; går det galt igen, så sig det til dem, der driver Frirum.',
  asked: (who: string, when: string) => `Sat i gang af ${who}, ${when}.`,
  leave: 'Du kan roligt gå væk: arbejdet fortsætter, og du finder det her igen.',
}

/** What every language must have. */
export type JobWords = typeof da
