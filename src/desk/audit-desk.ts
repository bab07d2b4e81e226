import type { Audit } from '../archive/audit.js';

/** Who did what in a collection, for whoever moderates it. */
export type AuditDesk = Pick<Audit, 'list'>;
