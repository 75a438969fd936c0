export const mail = {
  title: 'Mail',
  lead: 'What was sent to people here, without what it says: a link in a mail may be a key.',
  list: 'Mails, newest first',
  at: 'When',
  to: 'To',
  subject: 'Subject',
  kind: 'Kind',
  state: 'State',
  attempts: 'Tries',
  states: { waiting: 'waiting', sent: 'delivered', kept: 'kept (no mail server)', failed: 'not delivered' },
  noneTitle: 'No mail was sent yet',
  noneText: 'Confirmations, invitations and notices appear here.',
};
