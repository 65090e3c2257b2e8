import type { MapWords } from './da.ts'

const visits = (count: number) => `${count} besök`

export const sv: MapWords = {
  label: (routes, count) =>
    `Karta med ${routes === 1 ? '1 rutt' : `${routes} rutter`} och ${visits(count)}. Detsamma står i listan.`,
  howTitle: 'Så flyttas och zoomas kartan',
  how: 'Dra för att flytta kartan. Zooma med knapparna, med två fingrar eller med Ctrl och mushjulet. Med tangenterna: +, −, piltangenter, och 0 för alltihop.',
  straight: 'Linjerna är raka. Siffrorna är ruttens ordning, och namnet står vid det sista besöket.',
  many: 'Linjerna är raka, och namnet står vid det sista besöket. Välj en rutt för att se den ensam, med siffror.',
  nearer: 'Zooma in',
  further: 'Zooma ut',
  all: 'Visa alltihop',
  start: 'Start',
  north: 'Norr är uppåt',
  modes: { car: 'bil', bike: 'cykel', foot: 'till fots' },
  routes: 'Rutter',
  visits,
  wayInAll: (length) => `${length} restid`,
  way: (length) => `${length} väg`,
  noWay: 'samma ställe',
  minutes: (length) => `${length} besök`,
  notOnMap: 'inte på kartan',
  noHome: (names) => `Inte på kartan, för ingen har skrivit var hemmet ligger: ${names}.`,
  chosen: (name, who) => `${name}: ${who}.`,
  comes: (time, who) => `${time} ${who}`,
  empty: 'Ingen ska någonstans den dagen.',
}
