type CautionsProps = Readonly<{ title: string; notes: readonly string[] }>;

/** What whoever writes should know of it, and what keeps nobody from it. */
export function Cautions({ title, notes }: CautionsProps) {
  if (notes.length === 0) return null;
  return (
    <div class="cautions">
      <h3>{title}</h3>
      <ul>
        {notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </div>
  );
}
