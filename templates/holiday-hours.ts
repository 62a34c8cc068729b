import type { ShippedTemplate } from '../src/domain/words/template.ts';

export const holidayHours: ShippedTemplate = {
  slug: 'holiday-hours',
  kind: 'announcement',
  name: { zh: '节假日客服时间', en: 'Holiday hours' },
  title: { zh: '{holiday}期间的客服时间', en: 'Support hours over {holiday}' },
  body: {
    zh: '{holiday}期间{closed}暂停服务，{back} 恢复。\n\n各渠道每天的服务时间，以本站显示的为准。',
    en: '{closed} is closed over {holiday}, and open again from {back}.\n\nThis site always shows the hours of each channel.',
  },
  variables: [
    {
      ...{ name: 'holiday', kind: 'text', required: true, default: null },
      label: { zh: '什么节日', en: 'Which holiday' },
    },
    {
      ...{ name: 'closed', kind: 'component', required: true, default: null },
      label: { zh: '哪个渠道暂停', en: 'Which channel is closed' },
    },
    {
      ...{ name: 'back', kind: 'time', required: true, default: null },
      label: { zh: '何时恢复', en: 'When it is open again' },
    },
  ],
  components: ['chat', 'phone', 'email'],
};
