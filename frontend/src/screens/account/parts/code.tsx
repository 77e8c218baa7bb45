import '../account.css'

/** A recovery code in its groups of four. */
export function Code({ groups, quiet = false }: { groups: readonly string[]; quiet?: boolean }) {
  return (
    <p class={quiet ? 'code soft' : 'code'} dir="ltr" translate={false}>
      {groups.map((group, n) => (
        <span key={n}>{group} </span>
      ))}
    </p>
  )
}
