/** The currencies a municipality settles in; each has hundredths as its minor unit. */
export type Currency = 'DKK' | 'SEK' | 'EUR'

/** An amount in whole minor units (øre, öre, cents). Never a fraction, never a float of kroner. */
export type Money = { readonly minor: number; readonly currency: Currency }

export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`money must be whole minor units, not ${minor}`)
  return { minor, currency }
}

export function addMoney(a: Money, b: Money): Money {
  return money(a.minor + sameCurrency(a, b).minor, a.currency)
}

export function subtractMoney(a: Money, b: Money): Money {
  return money(a.minor - sameCurrency(a, b).minor, a.currency)
}

export const negateMoney = (a: Money): Money => money(a.minor === 0 ? 0 : -a.minor, a.currency)

export function sumMoney(amounts: Iterable<Money>, currency: Currency): Money {
  let total = money(0, currency)
  for (const amount of amounts) total = addMoney(total, amount)
  return total
}

/**
 * What `minutes` cost at `hourly`: rounded once, half a minor unit away from zero.
 * 50 minutes at 490.00 an hour are 408.33.
 */
export function priceOfMinutes(minutes: number, hourly: Money): Money {
  return money(divideHalfAway(minutes * hourly.minor, 60), hourly.currency)
}

/** `dividend / divisor` to the nearest whole, halves away from zero, in exact integers; the divisor is above 0. */
export function divideHalfAway(dividend: number, divisor: number): number {
  if (!Number.isSafeInteger(2 * Math.abs(dividend) + divisor) || !(divisor > 0))
    throw new RangeError(`cannot divide ${dividend} by ${divisor} exactly`)
  const half = Math.floor((2 * Math.abs(dividend) + divisor) / (2 * divisor))
  return dividend < 0 && half !== 0 ? -half : half
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new TypeError(`cannot add ${b.currency} to ${a.currency}`)
  return b
}
