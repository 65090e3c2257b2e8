/** Figures as a person at a terminal reads them. */

export const whole = (figure: number): string => String(figure).replace(/\B(?=(\d{3})+$)/g, ',')

/** Minor units as an amount: 1,234.50. */
export function amount(minor: number): string {
  const sign = minor < 0 ? '-' : ''
  const [units, rest] = [Math.floor(Math.abs(minor) / 100), Math.abs(minor) % 100]
  return `${sign}${whole(units)}.${String(rest).padStart(2, '0')}`
}
