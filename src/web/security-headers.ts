/** The headers of every response, also of files and of what machines read. */
export const baseHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/**
 * The headers of every page. The policy allows the one inline style by its hash, our own scripts,
 * and nothing else; HSTS is sent only where the site is reached by https.
 */
export function securityHeaders(options: { styleHash: string; baseUrl: string }) {
  const secure = options.baseUrl.startsWith('https:');
  return {
    ...baseHeaders,
    'Content-Security-Policy': policy(options.styleHash),
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(secure && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}

function policy(styleHash: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
