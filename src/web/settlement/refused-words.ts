import type { SettlementWords } from './words/da.ts'

/** Why a month is not settled, from the refusal as the rule gave it. */
export function refusedWords({ refused }: SettlementWords, refusal: unknown): string {
  const { kind } = (refusal ?? {}) as { readonly kind?: keyof SettlementWords['refused'] }
  return refused[kind ?? 'other'] ?? refused.other
}
