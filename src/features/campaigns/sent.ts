/** What one look at a campaign came to: whether another look is worth it now. */
export type Sent = 'more' | 'nothing' | 'slow-down' | 'quota-unknown';
