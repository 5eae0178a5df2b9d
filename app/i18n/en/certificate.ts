import type { Messages } from '../messages.ts';

export const certificate: Messages['certificate'] = {};
