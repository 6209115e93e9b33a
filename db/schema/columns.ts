import { text, timestamp } from 'drizzle-orm/pg-core';

// Every table carries the organisation that owns the row; tables that grow with responses carry
// the wave first in their primary key, so that they can be distributed by it.
export const tenantId = () => text().notNull().default('main');
export const now = () => timestamp({ withTimezone: true }).notNull().defaultNow();
