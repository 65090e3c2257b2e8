/** The check digit of a Swedish number: Luhn's sum of the nine before it, the first and every other doubled. */
export function checkDigit(nineDigits: string): number {
  let sum = 0
  for (let place = 0; place < nineDigits.length; place++) {
    const product = Number(nineDigits[place]) * (place % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}
