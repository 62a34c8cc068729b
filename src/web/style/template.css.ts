/** Templates in the console: all that one says, in both languages side by side where there is room. */
export const templateStyle = `
@layer parts {
  .template .preview { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.5rem 2.5rem; align-items: start }
  .template .preview section { margin-block-start: 0 }
  .template article { margin-block-start: 1.25rem }
  .prepared a { display: inline-block; padding-block: .625rem; margin-block: -.5rem }
}`;
