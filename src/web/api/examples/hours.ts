// What the reference shows, and tests send.

export const hours = {
  hours: {
    timeZone: 'Asia/Shanghai',
    calendar: 'cn',
    week: { 'mon-fri': '09:00-12:00, 13:00-18:00', sat: '10:00-16:00 reduced' },
    onHolidays: '10:00-12:00 reduced',
    seasons: [{ from: '2027-07-01', week: { 'mon-sat': '08:00-17:00' } }],
    specialDays: [{ date: '2026-12-31', hours: '09:00-12:00' }],
  },
};
