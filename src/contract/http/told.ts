/** What an answer takes in: the same all the way down, but read-only, as the rules of care give it. */
export type Told<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Told<Item>[]
    : { readonly [name in keyof Value]: Told<Value[name]> }
