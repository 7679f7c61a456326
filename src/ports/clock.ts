export interface Clock {
  /** Business time, epoch ms. The sandbox can move it forward; leases use the store's own clock. */
  now(): number;
}
