import type { Logo } from '../../domain/brand.ts';

/** What stands for the site at the head of its pages: its logo, else a lit lamp and its name. */
export function Mark({ name, logo }: { name: string; logo: Logo | null }) {
  if (logo) return <img src={logo.path} alt={name} width={logo.width} height={logo.height} />;
  return (
    <>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="4.5" />
        <path d="M10 0v3m0 14v3M0 10h3m14 0h3" />
      </svg>
      <bdi>{name}</bdi>
    </>
  );
}
