import { broadcastRoom } from '../support/broadcast-room.js';
import { content, textOf } from '../support/sample-broadcast.js';

/** Channels of networks in Kenya, Senegal and Brazil, and one that belongs to nobody. */
export const threeNetworksRoom = () => broadcastRoom({ kenya: 'KE', senegal: 'SN', brazil: 'BR', nobody: null });

/** What every network is told, with a day that was missing. */
export const corrected = { ...content, texts: { en: textOf('Send your practice by Friday.') } };
