import type { Brand } from '../../domain/brand.ts';
import type { Language } from '../../domain/localized.ts';

/** What a site says of itself at the foot of its pages. */
export function BrandFooter({ brand, language }: { brand: Brand; language: Language }) {
  const { footer, links, registrations } = brand;
  return (
    <>
      {footer && (
        <p>
          <bdi>{footer[language]}</bdi>
        </p>
      )}
      {links.length > 0 && (
        <p class="links">
          {links.map(({ href, label }) => (
            <a href={href}>
              <bdi>{label[language]}</bdi>
            </a>
          ))}
        </p>
      )}
      {registrations.length > 0 && (
        <p class="links">
          {registrations.map(({ href, label }) => (
            <a href={href}>
              <bdi lang={foreign(label, language)}>{label}</bdi>
            </a>
          ))}
        </p>
      )}
    </>
  );
}

/** A number is written once; on an English page its Chinese is marked as such. */
function foreign(label: string, language: Language): string | undefined {
  return language === 'en' && /\p{Script=Han}/u.test(label) ? 'zh-CN' : undefined;
}
