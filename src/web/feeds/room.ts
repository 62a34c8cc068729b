import { escaped } from './xml.ts';

/** Whether there is room for one more piece of HTML; what has room takes it. */
export type HasRoom = (html: string) => boolean;

/** Room for so many bytes in UTF-8, counted as XML has them: no format needs more. */
export function roomFor(mostBytes: number): HasRoom {
  let left = mostBytes;
  return (html) => {
    const bytes = new TextEncoder().encode(escaped(html)).length;
    const fits = bytes <= left;
    if (fits) left -= bytes;
    return fits;
  };
}
