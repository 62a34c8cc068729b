import { type Brand, type LogoImage, logoOf } from '../src/domain/brand.ts';

const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 144 32">
<rect width="32" height="32" rx="8" fill="#6d4aff"/>
<path d="M8 11h16v10H8zm0 3h16" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/>
<circle cx="20" cy="18" r="1.5" fill="#fff"/>
<text x="42" y="22" font-family="sans-serif" font-size="17" font-weight="700" textLength="96" fill="#241a52">Lanwallet</text>
</svg>`;

/** The logo of a wallet that does not exist. */
export const walletLogo: LogoImage = {
  ...{ format: 'svg', width: 144, height: 32, hash: 'gallery', base64: btoa(logo) },
};

/** Everything that a brand can say; its numbers are made up. */
export const walletBrand: Brand = {
  logo: logoOf(walletLogo),
  accent: '#7a5cff',
  links: [
    { label: { zh: '钱包官网', en: 'The wallet' }, href: 'https://wallet.example/' },
    { label: { zh: '举报诈骗', en: 'Report fraud' }, href: 'mailto:fraud@wallet.example' },
  ],
  footer: {
    zh: '客服不会向您索要密码或验证码。',
    en: 'We never ask for your password or for a code.',
  },
  registrations: [
    { label: '京ICP备12345678号-1', href: 'https://beian.miit.gov.cn/' },
    {
      label: '京公网安备11010502030143号',
      href: 'https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143',
    },
  ],
};
