import type { Variable } from '../src/domain/words/template-variable.ts';

/** When things will be well again. The line that names it is left out while nobody can say. */
export const eta: Variable = {
  ...{ name: 'eta', kind: 'time', required: false, default: null },
  label: {
    zh: '预计恢复时间（有把握才填）',
    en: 'When it will be back (only if you are sure)',
  },
};
