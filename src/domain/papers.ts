/** The grounds that everything is printed on, in the light and in the dark theme. */
export const papers = { light: '#fbfaf6', dark: '#131418' } as const;
