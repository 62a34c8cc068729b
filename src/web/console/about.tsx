import type { Child } from 'hono/jsx';
import type { Words } from '../../domain/localized.ts';
import { SaidLine } from '../components/words.tsx';
import { consolePath } from './console-path.ts';
import type { StaffAsked } from './route.ts';

type AboutProps = Readonly<{
  asked: StaffAsked;
  title: Words;
  /** Below the console: the page of what it is about. */
  page: string;
  children?: Child;
}>;

/** Stands above a form: what it is about, with the way back to it, and what the form does. */
export function About({ asked: { language }, title, page, children }: AboutProps) {
  return (
    <>
      <p class="about">
        <a href={consolePath + page}>
          <SaidLine words={title} language={language} />
        </a>
      </p>
      {children && <p>{children}</p>}
    </>
  );
}
