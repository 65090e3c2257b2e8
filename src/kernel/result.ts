/**
 * An answer that can be a "no". An expected refusal is a value, never an exception;
 * it carries a `kind` a program can tell apart and no text for people.
 */
export type Result<Value, Refusal> = Ok<Value> | Refused<Refusal>
export type Ok<Value> = { readonly ok: true; readonly value: Value }
export type Refused<Refusal> = { readonly ok: false; readonly refusal: Refusal }

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value })
export const refuse = <const Refusal>(refusal: Refusal): Refused<Refusal> => ({ ok: false, refusal })

/** The value of an answer that cannot be a refusal here; a refusal is then a bug, and throws. */
export function must<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value
  throw new Error(`refused where a refusal is impossible: ${JSON.stringify(result.refusal)}`)
}

/** Marks a place that the types already rule out. */
export function impossible(value: never): never {
  throw new Error(`impossible: ${JSON.stringify(value)}`)
}
