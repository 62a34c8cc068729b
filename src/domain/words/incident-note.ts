/** What staff tell each other about an incident; never public. `createdAt` is UTC milliseconds. */
export type IncidentNote = Readonly<{
  id: string;
  text: string;
  /** Name of the one who wrote it. */
  author: string;
  createdAt: number;
}>;
