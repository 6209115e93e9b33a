/** What those who sign in see around the reports. The master of its catalogue. */
export const accountEn = {
  'places.label': 'Parallax',
  'places.waves': 'Waves',
  'places.account': 'Account',
  'places.manage': 'Manage',
  'places.benchmarks': 'Benchmarks',
  'places.audit': 'Audit log',

  'sign_in.title': 'Sign in',
  'sign_in.text': 'For those who run Parallax, and for readers who were given a report.',
  'sign_in.email': 'E-mail address',
  'sign_in.password': 'Password',
  'sign_in.send': 'Sign in',
  'sign_in.wrong':
    'This address and this password do not belong together. Check both, capital letters included.',
  'sign_in.locked':
    'Too many wrong passwords. Wait a quarter of an hour and try again, or ask whoever runs Parallax for a new one-time password.',
  'sign_in.forgotten':
    'No password any more? Whoever runs Parallax can give you a new one-time password.',
  'sign_in.empty_email': 'Enter your e-mail address.',
  'sign_in.empty_password': 'Enter your password.',

  'password.title': 'Change the password',
  'password.title_first': 'Choose a password of your own',
  'password.text_first':
    'You signed in with a one-time password. From now on the one that you choose here is good.',
  'password.text': 'All other browsers that are signed in with your account are signed out.',
  'password.current': 'Present password',
  'password.next': 'New password',
  'password.hint':
    'At least {min, number} characters, whichever you like. Several words are easy to remember.',
  'password.again': 'New password, once more',
  'password.send': 'Change the password',
  'password.send_first': 'Save the password',
  'password.wrong': 'This is not your present password.',
  'password.short': 'This has fewer than {min, number} characters.',
  'password.long': 'This has more than {max, number} characters.',
  'password.same': 'Choose one that is neither your address nor the password that you have.',
  'password.differs': 'The two are not the same. Type the new password once more.',

  'account.title': 'Your account',
  'account.administrator': 'Administrator: may do everything.',
  'account.analyst': 'Analyst: reads the reports of all waves.',
  'account.reader': 'Reader: reads the reports that were given to you.',
  'account.fieldworker': 'Fieldworker: follows the fieldwork.',
  'account.sign_out': 'Sign out',
  'account.name_title': 'Name',
  'account.name': 'Your name, as others see it',
  'account.name_send': 'Save the name',
  'account.name_fault': 'Enter a name of at most 100 characters.',
  'account.password_title': 'Password',
  'account.password_change': 'Change the password',
  'account.sessions': 'Where you are signed in',
  'account.sessions_text': 'Sign out whatever you do not know, and change the password then.',
  'account.unknown_browser': 'Unknown browser',
  'account.this_browser': 'this browser',
  'account.seen': 'Last here {moment}, signed in {since}',
  'account.end': 'Sign out',
  'account.end_named': 'Sign out {browser}, last here {moment}',
  'account.end_others': 'Sign out all other browsers',
  'account.done_name': 'Your name is saved.',
  'account.done_password': 'Your password is changed, and all other browsers are signed out.',
  'account.done_ended': 'Signed out.',

  'waves.title': 'Waves',
  'waves.all':
    '{waves, plural, one {# wave} other {# waves}} of {studies, plural, one {# study} other {# studies}}. Each opens its gap report.',
  'waves.given': '{waves, plural, one {One report was} other {# reports were}} given to you.',
  'waves.none': 'There is no wave yet.',
  'waves.none_given':
    'No report was given to you yet. Whoever runs Parallax can do that; it appears here then.',
  'waves.draft': 'draft',
  'waves.open': 'open',
  'waves.closed': 'closed',
  'waves.archived': 'archived',

  'home.sign_in_text': 'Or sign in, if you have an account.',
  'foreign.title': 'This came from somewhere else',
  'foreign.text':
    'The form was not sent from a page of Parallax, so nothing was done. Open the page here and send it again.',
} as const;
