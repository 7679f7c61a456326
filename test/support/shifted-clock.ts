/**
 * Preloaded into a process under test: its clock shows another time and runs on from there, so that
 * a real bot can be seen on the eve of a deposit day, and by day when tests run at night.
 */
const OFFSET_MS = Number(process.env['TEST_CLOCK_OFFSET_MS'] ?? '0');
const MachineDate = Date;

class ShiftedDate extends MachineDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(MachineDate.now() + OFFSET_MS);
    else super(...(given as [number]));
  }

  static override now(): number {
    return MachineDate.now() + OFFSET_MS;
  }
}
globalThis.Date = ShiftedDate as DateConstructor;
