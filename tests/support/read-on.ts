/** What is read on a page, without tags and with one space where there were any. */
export function readOn(page: string): string {
  return page
    .replace(/^.*<body[^>]*>/s, '')
    .replace(/<template.*?<\/template>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.:;])/g, '$1');
}
