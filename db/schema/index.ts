export * from './accounts.ts';
export * from './companies.ts';
export * from './missions.ts';
export * from './learning.ts';
export * from './readiness.ts';
export * from './certificates.ts';
export * from './reporting.ts';
export * from './mail.ts';
