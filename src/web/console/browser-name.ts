type Sign = readonly [RegExp, string];

/** Browsers by what they call themselves; those that claim to be another one as well come first. */
const browsers: readonly Sign[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bMicroMessenger\//, 'WeChat'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly Sign[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A browser and its system as people call them, from its `User-Agent`; that itself where it is a stranger. */
export function browserName(userAgent: string): string {
  const known = [browsers, systems].flatMap((signs) => {
    const sign = signs.find(([pattern]) => pattern.test(userAgent));
    return sign ? [sign[1]] : [];
  });
  return known.length > 0 ? known.join(' · ') : userAgent;
}
