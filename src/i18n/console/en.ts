import type { ConsoleTexts } from './texts.ts';

export const consoleEn: ConsoleTexts = {
  console: 'Console',
  places: {
    overview: 'Overview',
    incidents: 'Incidents',
    maintenances: 'Maintenance',
    announcements: 'Announcements',
    monitors: 'Monitors',
    components: 'Components',
    templates: 'Templates',
    hours: 'Hours',
    holidays: 'Holidays',
    webhooks: 'Webhooks',
    deliveries: 'Deliveries',
    subscribers: 'Subscribers',
    quarantine: 'Quarantine',
    tokens: 'API tokens',
    audit: 'Audit log',
    staff: 'Staff',
    settings: 'Settings',
  },
  morePlaces: 'More',
  toContent: 'Skip to content',
  leave: 'What you typed has not been sent, and is gone once you leave. Leave all the same?',
  unsent:
    'No answer came. What you typed is still here; send it again, and it will be done only once.',
  sendAgain: 'Send again',
  refusals: {
    invalid: 'Not sent yet: something below needs a correction.',
    stale:
      'Somebody changed this while you were writing. What you typed is still here; look at what stands now, then send it again.',
    conflict:
      'Things have moved on, so this step is no longer possible. What you typed is still here; look at what stands now.',
    reused:
      'This form was already sent once, with other words, and that was done. Send it again only if this is to be said as well.',
  },
  drafts: {
    keep: 'Keep as draft',
    kept: {
      draft: 'Kept as a draft; the overview lists it.',
      apart:
        'Somebody has changed or removed the draft that you opened. What you wrote is kept as a draft of its own.',
      carried: 'What you typed is back; it is not published yet.',
    },
  },
  otherLanguage: '中文',
  name: 'Name',
  email: 'Email',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: '12 to 128 characters; a few words that only you would put together do well.',
  fieldFaults: {
    name: 'Give a name of 1 to 100 characters, on one line.',
    email: 'Give an email address such as ada@example.com.',
    password: 'Choose a password of 12 to 128 characters that is not your address.',
    role: 'Choose a role.',
    taken: 'Somebody on the staff has this address already.',
  },
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    refused:
      'Address and password do not match; try again, or ask an admin for a new password link.',
    tooMany: (seconds) => `That was too often; wait ${seconds} s and try again.`,
    nobodyYet:
      'Nobody is here yet. Open the set-up link that Helplight printed when it was started; a restart prints a new one.',
    passwordChanged: 'Your password is changed. Sign in with the new one.',
    signedOut: 'You are signed out.',
    over: 'Your session is over, so nothing was sent yet. Sign in, and what you typed is there again.',
  },
  code: {
    title: 'One more step',
    text: 'Enter the code that your authenticator app shows, or one of your recovery codes.',
    label: 'Code',
    submit: 'Go on',
    refused: 'This code does not count; enter the newest one. If it fails again, start over.',
  },
  signOut: 'Sign out',
  setup: {
    title: 'Set up the console',
    text: 'You are the first here, and become an admin: you can invite everybody else.',
    submit: 'Set up',
  },
  join: {
    title: 'Join the staff',
    text: (role, email) => `You are invited as ${role}, with the address ${email}.`,
    submit: 'Join',
  },
  reset: {
    title: 'Choose a new password',
    text: (email) => `For ${email}. You will be signed out everywhere.`,
    submit: 'Change password',
  },
  signedInAs: (name, role) => `${name} · ${role}`,
  role: { viewer: 'viewer', responder: 'responder', admin: 'admin' },
  staff: {
    title: 'Staff',
    roleLabel: 'Role',
    you: 'you',
    withCode: 'signs in with a code',
    changeRole: 'Change role',
    remove: 'Remove',
    beforeRemoval: (name, email) =>
      `${name} (${email}) is signed out everywhere and cannot sign in again. What they did stays in the audit log.`,
    tokensStay: (names) =>
      `API tokens they made go on working: ${names}. Revoke those that nobody else needs.`,
    newLink: 'New password link',
    disableSecondFactor: 'Turn the code off',
    lastAdmin: 'Somebody has to be admin; make somebody else one first.',
    ownAccount: 'This is your own account: change it on its page, which asks for your password.',
    open: {
      title: 'Open invitations',
      until: (time) => `until ${time}`,
      takeBack: 'Take back',
    },
    invite: { title: 'Invite somebody', submit: 'Make a link' },
    link: (email) => `Send this link to ${email}:`,
    linkNote: 'It works once and is shown only now.',
    resetNote:
      'They are signed out everywhere. The old password works until a new one is chosen by this link.',
    back: 'Back to the staff',
  },
  account: {
    title: 'Your account',
    changePassword: 'Change password',
    currentPassword: 'Current password',
    wrongPassword: 'This is not your current password.',
    endsSessions: 'You will be signed out everywhere.',
    sessions: 'Where you are signed in',
    thisSession: 'here',
    since: (time) => `since ${time}`,
    unknownBrowser: 'Unknown browser',
    endSession: 'Sign out there',
    endOthers: 'Sign out everywhere else',
    secondFactor: {
      title: 'Authenticator app',
      on: 'A code is asked for whenever you sign in.',
      off: 'Your password alone lets you in. An authenticator app makes that safer.',
      enable: 'Set up the app',
      disable: 'Turn it off',
      scan: 'Type this key into your app:',
      openApp: 'Or open the app on this device',
      recovery:
        'Keep these recovery codes somewhere safe; each works once, and they are shown only here:',
      confirm: 'Then enter the code that the app shows.',
      refused:
        'This code does not count; enter the newest one, and check that the clock of the phone is right.',
    },
  },
  messages: {
    notFound: { title: 'Nothing here', text: 'This link leads nowhere, or does not any more.' },
    notAllowed: { title: 'Not like this', text: 'Go back to the console and try from there.' },
    forbidden: {
      title: 'Not for your role',
      text: 'Ask an admin to do it, or to give you the role.',
    },
    elsewhere: {
      title: 'Sent from elsewhere',
      text: 'This did not come from a page of the console, so nothing was done. Open the console and try again.',
    },
    signedOut: {
      title: 'You are signed out',
      text: 'Nothing was done. Sign in and try again.',
    },
    unreadable: { title: 'That could not be read', text: 'Go back and send the form again.' },
    unavailable: {
      title: 'The database is away',
      text: 'Nothing was done. Try again in a moment; the public page stays up meanwhile.',
    },
    unmigrated: {
      title: 'The database is older than this program',
      text: 'Nothing was done. Have the operator run “helplight migrate”, then try again.',
    },
    busy: {
      title: 'Too many sign in at once',
      text: 'Nothing was done. Try again in a few seconds.',
    },
    conflict: {
      title: 'That is not possible now',
      text: 'Things stand otherwise than when you opened the page. Go back, look at what holds now, and try again.',
    },
    failed: { title: 'That went wrong', text: 'It is our fault, and it is in the log. Try again.' },
  },
  toConsole: 'To the console',
};
