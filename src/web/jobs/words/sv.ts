import type { JobWords } from './da.ts'

export const sv: JobWords = {
  waiting: 'Väntar på sin tur',
  begun: 'Sätter igång …',
  stages: {
    begun: () => 'Sätter igång …',
    citizens: (done, of) => `${done} av ${of} brukare`,
    reading: (_done, _of, percent) => `Läser filen, ${percent}`,
    searching: (_done, _of, percent) => `Söker en bra vecka, ${percent}`,
    saving: () => 'Skriver i databasen …',
  },
  stop: 'Stoppa',
  stopping: 'Stoppar …',
  stopped: (who) => `Stoppat. Inget av det som ${who} satte igång är sparat.`,
  failed: 'Det gick fel, och inget är sparat. Försök igen; går det fel igen, säg det till dem som driver Frirum.',
  asked: (who, when) => `Satt igång av ${who}, ${when}.`,
  leave: 'Du kan lugnt gå härifrån: arbetet fortsätter, och du hittar det här igen.',
}
