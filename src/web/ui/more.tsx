/** The rest of a long list, a page at a time. */
import { Button } from './button.tsx'

type Paged = {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

export const More = ({ of, text }: { readonly of: Paged; readonly text: string }) =>
  of.hasNextPage && (
    <p className="buttons">
      <Button className="button quiet" isDisabled={of.isFetchingNextPage} onPress={() => void of.fetchNextPage()}>
        {text}
      </Button>
    </p>
  )
