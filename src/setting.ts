import type { z } from 'zod';

/** What is wrong with a setting: its name, what is wrong, how to mend it. Holds no value: it may be a secret. */
export interface SettingFault {
  readonly name: string;
  readonly wrong: string;
  readonly mend: string;
}

/** One setting: how it is read, and what to say when it cannot be. */
export interface SettingRule<T> {
  readonly schema: z.ZodType<T>;
  readonly wrong: string;
  readonly mend: string;
}

/** Reads single settings; what cannot be read is added to `faults`. */
export function settingReader(env: Readonly<Record<string, string | undefined>>, faults: SettingFault[]): <T>(name: string, rule: SettingRule<T>) => T | undefined {
  return (name, { schema, wrong, mend }) => {
    const text = env[name]?.trim() ?? '';
    if (text === '') return undefined;
    const read = schema.safeParse(text);
    if (!read.success) faults.push({ name, wrong, mend });
    return read.data;
  };
}
