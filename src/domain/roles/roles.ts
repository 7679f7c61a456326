/** Posts on a group's committee (คณะกรรมการ); one member may hold several. */
export const POSTS = ['chair', 'secretary', 'treasurer', 'auditor', 'registrar'] as const;
export type Post = (typeof POSTS)[number];

/** Offices of the Community Development Department over an area, and the operator of the system. */
export const OFFICES = [
  'field-officer',
  'district-officer',
  'province-officer',
  'operator',
] as const;
export type Office = (typeof OFFICES)[number];

/** The auditor must not hold the treasurer's post: who counts the money does not check the count. */
export function postsClash(posts: readonly Post[]): boolean {
  return posts.includes('auditor') && posts.includes('treasurer');
}
