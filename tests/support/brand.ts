import { type Brand, type LogoImage, logoOf } from '../../src/domain/brand.ts';
import { someWatched } from './facts.ts';
import { someSvg } from './logos.ts';

/** The image of a logo. */
export const someLogo: LogoImage = {
  ...{ format: 'svg', width: 160, height: 32, hash: '0123456789abcdef', base64: btoa(someSvg) },
};

/** A brand with everything that there can be. */
export const someBrand: Brand = {
  logo: logoOf(someLogo),
  accent: '#1f6feb',
  links: [
    { label: { zh: '钱包官网', en: 'The wallet' }, href: 'https://wallet.example/' },
    { label: { zh: '写信给我们', en: 'Write to us' }, href: 'mailto:help@wallet.example' },
    { label: { zh: '举报诈骗', en: 'Report fraud' }, href: 'tel:+864000000000' },
  ],
  footer: { zh: '示例钱包有限公司', en: 'Example Wallet Ltd.' },
  registrations: [
    { label: '京ICP备12345678号-1', href: 'https://beian.miit.gov.cn/' },
    {
      label: '京公网安备11010502030143号',
      href: 'https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143',
    },
  ],
};

/** What is watched, with a brand. */
export function brandedWatched(brand = someBrand, watched = someWatched()) {
  return { ...watched, site: { ...watched.site, brand }, logo: brand.logo && someLogo };
}
