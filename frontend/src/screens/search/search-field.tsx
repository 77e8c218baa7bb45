import { searchHint, searchLabel } from '../../messages/earlier.ts'
import { Field } from '../../parts/field.tsx'

/** The words one looks for. They are not sent anywhere. */
export function SearchField({ query, onInput }: { query: string; onInput: (query: string) => void }) {
  return (
    <form role="search" onSubmit={(event) => event.preventDefault()}>
      <Field
        label={searchLabel()}
        hint={searchHint()}
        type="search"
        value={query}
        onInput={onInput}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
      />
    </form>
  )
}
