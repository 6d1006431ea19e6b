/** The schema of a custom object: fields it does not name are ignored. */
export interface SandboxSchema {
  /** The object type as requests name it, e.g. `company`. */
  name: string;
  displayNameSingular?: string;
  /** API names of the fields, besides `id` and `externalId`, which every object has. */
  fields: readonly string[];
}

/** The object that every account has. */
export const COMPANY_SCHEMA: SandboxSchema = {
  name: 'company',
  displayNameSingular: 'Company',
  fields: [
    'name',
    'website',
    'domain',
    'industry',
    'description',
    'employees',
    'plan',
    'email',
    'phone',
    'address',
    'city',
    'state',
    'postcode',
    'country',
    'createdAt',
    'MRR',
  ],
};
