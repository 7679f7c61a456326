/** @import { ClockPreset, UserState } from '../sim-api.ts' */

/**
 * The times worth jumping to for those who hold the phones: around the deposit days of their own
 * groups, or of the first group where they have none (officers, a stranger).
 * @param {readonly ClockPreset[]} presets
 * @param {readonly (UserState | undefined)[]} holders
 */
export function presetsFor(presets, holders) {
  const codes = new Set(
    holders.flatMap((user) => (user?.roles ?? []).map((role) => role.split(':')[1] ?? '')),
  );
  const own = presets.filter(({ group }) => group !== undefined && codes.has(group));
  const first = presets.find(({ group }) => group !== undefined)?.group;
  const shown = new Set(own.length > 0 ? own.map(({ group }) => group) : [first]);
  return presets.filter(({ group }) => group === undefined || shown.has(group));
}

/**
 * Its name; with the group's code where several groups' days are shown.
 * @param {ClockPreset} preset
 * @param {readonly ClockPreset[]} shown
 * @param {(key: string) => string} t
 * @returns {string | undefined} undefined for a preset without a name
 */
export function presetName({ key, group }, shown, t) {
  const textKey = `clock.preset.${key.split(' ')[0]}`;
  const name = t(textKey);
  if (name === textKey) return undefined;
  const groups = new Set(shown.flatMap((one) => one.group ?? []));
  return group !== undefined && groups.size > 1 ? `${name} (${group})` : name;
}
