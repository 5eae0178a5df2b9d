import type { Messages } from '../messages.ts';

export const company: Messages['company'] = {};
