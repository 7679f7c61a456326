/** Facts about this installation, by name. */
export interface SettingsReader {
  get(name: string): Promise<string | undefined>;
}

export interface SettingsWriter extends SettingsReader {
  put(name: string, value: string, at: number): Promise<void>;
}
