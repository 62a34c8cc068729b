import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';

export const overviewRoute: ConsoleRoute = {
  ...{ method: 'GET', path: '', allows: 'viewer', handle: show },
};

async function show({ texts, visitor }: StaffAsked): Promise<Answer> {
  const { title, greeting, text } = texts.overview;
  const content = (
    <>
      <p>{greeting(visitor.name)}</p>
      <p>{text}</p>
      <p>
        {texts.role[visitor.role]}: {texts.roleMay[visitor.role]}
      </p>
    </>
  );
  return { kind: 'page', status: 200, title, content };
}
