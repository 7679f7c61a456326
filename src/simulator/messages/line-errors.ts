import type { z } from 'zod';

/** LINE's error body: `details` is left out when it would be empty. */
export interface LineError {
  message: string;
  details?: LineErrorDetail[];
}

export interface LineErrorDetail {
  message: string;
  property: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const MESSAGE_TYPES =
  'text, textV2, image, video, audio, location, sticker, template, imagemap, flex, coupon';

/** "The request body has N error(s)", or the form LINE uses when a value has the wrong JSON type. */
export function bodyError(issues: readonly Issue[], prefix: Path = []): LineError {
  const wrongType = issues.find((issue) => issue.code === 'invalid_type' && hasValue(issue));
  if (wrongType !== undefined) return invalidProperty(dotted([...prefix, ...wrongType.path]));
  const details = issues.map((issue) => ({
    message: bodyWords(issue),
    property: dotted([...prefix, ...issue.path]),
  }));
  return { message: `The request body has ${details.length} error(s)`, details };
}

export function invalidProperty(property: string): LineError {
  return {
    message: `The property, '${property}', in the request body is invalid (line: -, column: -)`,
  };
}

/** A fault inside a Flex container: properties are pointers from the container. */
export function flexError(index: number, issues: readonly Issue[]): LineError {
  return invalidMessage(index, issues.flatMap(flexDetails));
}

/** A fault inside a template: properties are slashed paths from the message. */
export function templateError(index: number, issues: readonly Issue[]): LineError {
  const details = issues.map((issue) => ({
    message: templateWords(issue),
    property: ['template', ...issue.path].map(String).join('/'),
  }));
  return invalidMessage(index, details);
}

export function invalidMessage(index: number, details: LineErrorDetail[]): LineError {
  return { message: `A message (messages[${index}]) in the request body is invalid`, details };
}

export const pointer = (path: Path): string => `/${path.map(String).join('/')}`;

function hasValue(issue: Issue): boolean {
  return !issue.message.includes('received undefined') && !issue.message.includes('received null');
}

function dotted(path: Path): string {
  let out = '';
  for (const part of path) {
    if (typeof part === 'number') out += `[${part}]`;
    else out += out === '' ? String(part) : `.${String(part)}`;
  }
  return out;
}

function bodyWords(issue: Issue): string {
  const special = saidBySchema(issue);
  if (special !== null) return special;
  if (issue.code === 'invalid_type') return 'May not be empty';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'May not be empty';
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return `Length must be between 0 and ${issue.maximum}`;
  }
  if (issue.code === 'too_big') return `Must be less than or equal to ${issue.maximum}`;
  if (issue.code === 'too_small') return `Must be greater than or equal to ${issue.minimum}`;
  if (issue.code === 'invalid_union') return unionWords(issue.path);
  if (issue.code === 'invalid_value') {
    return `Must be one of the following values: [${issue.values.map(String).join(', ')}]`;
  }
  return 'Invalid value';
}

function unionWords(path: Path): string {
  const isMessage = path.length === 3 && path[0] === 'messages';
  return isMessage ? `Must be one of the following values: [${MESSAGE_TYPES}]` : 'Invalid value';
}

function templateWords(issue: Issue): string {
  const special = saidBySchema(issue);
  if (special !== null) return special.replace(/^Length|^Size/, 'size');
  if (issue.code === 'invalid_type') return 'May not be empty';
  if (issue.code === 'too_small') return 'May not be empty';
  if (issue.code === 'too_big') return `size must be between 0 and ${issue.maximum}`;
  return 'invalid property';
}

function flexDetails(issue: Issue): LineErrorDetail[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      message: 'unknown field',
      property: pointer([...issue.path, key]),
    }));
  }
  const typeOnly = issue.code === 'invalid_union' && issue.path.at(-1) === 'type';
  const path = typeOnly ? issue.path.slice(0, -1) : issue.path;
  return [{ message: flexWords(issue), property: pointer(path) }];
}

function flexWords(issue: Issue): string {
  const special = saidBySchema(issue);
  if (special !== null && !special.startsWith('Length')) return special;
  if (issue.code === 'invalid_type' && !hasValue(issue)) return 'must be specified';
  return 'invalid property';
}

/** Words a schema gave itself: in `params.line`, as a grapheme limit, or as a size. */
function saidBySchema(issue: Issue): string | null {
  if (issue.code === 'custom') {
    const params = issue.params as { line?: string; max?: number } | undefined;
    if (params?.line !== undefined) return params.line;
    return params?.max === undefined ? null : `Length must be between 0 and ${params.max}`;
  }
  return /^Size must|^must be non-empty/.test(issue.message) ? issue.message : null;
}
