import { expect, test } from 'vitest';
import { maintenanceMoves, maintenanceStatuses } from './maintenance.ts';
import { maintenanceSteps, statusAfter, stepIn, stepsOf } from './maintenance-step.ts';

test.each(maintenanceStatuses)('each step from %s leads where work may go from there', (status) => {
  const after = stepsOf(status).map((step) => statusAfter(step, status));
  expect(maintenanceMoves[status]).toEqual(expect.arrayContaining(after));
});

test.each(maintenanceStatuses)('from %s there is a step to wherever work may go', (status) => {
  const after = new Set(stepsOf(status).map((step) => statusAfter(step, status)));
  expect([...after].sort()).toEqual([...maintenanceMoves[status]].sort());
});

test('a step is read by its name, and nothing else is one', () => {
  expect(maintenanceSteps.map(stepIn)).toEqual(maintenanceSteps);
  expect(['', 'Begin', 'toString'].map(stepIn)).toEqual([null, null, null]);
});
