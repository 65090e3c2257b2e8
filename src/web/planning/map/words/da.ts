const visits = (count: number) => (count === 1 ? '1 besøg' : `${count} besøg`)

export const da = {
  label: (routes: number, count: number) =>
    `Kort med ${routes === 1 ? '1 rute' : `${routes} ruter`} og ${visits(count)}. Det samme står i listen.`,
  howTitle: 'Sådan flyttes og zoomes kortet',
  how: 'Træk for at flytte kortet. Zoom med knapperne, med to fingre eller med Ctrl og musens hjul. Med tasterne: +, −, piletaster, og 0 for det hele.',
  straight: 'Linjerne er lige. Tallene er rutens rækkefølge, og navnet står ved det sidste besøg.',
  many: 'Linjerne er lige, og navnet står ved det sidste besøg. Vælg en rute for at se den alene, med tal.',
  nearer: 'Zoom ind',
  further: 'Zoom ud',
  all: 'Vis det hele',
  start: 'Start',
  north: 'Nord er op',
  modes: { car: 'bil', bike: 'cykel', foot: 'til fods' },
  routes: 'Ruter',
  visits,
  wayInAll: (length: string) => `${length} vejtid`,
  way: (length: string) => `${length} vej`,
  noWay: 'samme sted',
  minutes: (length: string) => `${length} besøg`,
  notOnMap: 'ikke på kortet',
  noHome: (names: string) => `Ikke på kortet, for ingen har skrevet, hvor hjemmet ligger: ${names}.`,
  chosen: (name: string, who: string) => `${name}: ${who}.`,
  comes: (time: string, who: string) => `${time} ${who}`,
  empty: 'Ingen skal nogen steder hen den dag.',
}

/** What every language must have. */
export type MapWords = typeof da
