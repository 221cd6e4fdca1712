import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

// The part of Slack's published schema that this manifest uses, written anew and stricter (slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json,
// as of commit 085a104): no other key, all limits. It knows no names of scopes or events: these are checked against docs/slack.md and the parser.
const address = z.literal('https://bot.example.org/slack/events');
const names = (most: number) => z.array(z.string().min(1).max(50)).max(most).refine((all) => new Set(all).size === all.length, 'a name stands there twice');
const Manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({ name: z.string().min(1).max(35), description: z.string().min(1).max(140), long_description: z.string().min(175).max(4000), background_color: z.string().regex(/^#[0-9A-F]{6}$/) }),
  features: z.strictObject({
    app_home: z.strictObject({ home_tab_enabled: z.literal(true), messages_tab_enabled: z.literal(true), messages_tab_read_only_enabled: z.literal(false) }),
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    slash_commands: z.array(z.strictObject({ command: z.string().startsWith('/').min(2).max(32), url: address, description: z.string().min(1).max(2000), usage_hint: z.string().min(1).max(1000), should_escape: z.boolean() })).min(1).max(50),
    shortcuts: z.array(z.strictObject({ name: z.string().min(1).max(24), type: z.enum(['message', 'global']), callback_id: z.string().min(1).max(255), description: z.string().min(1).max(150) })).max(10),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: names(255), bot_optional: names(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address, bot_events: names(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: address }),
    org_deploy_enabled: z.boolean(), socket_mode_enabled: z.literal(false), token_rotation_enabled: z.literal(false),
  }),
});
const manifest = Manifest.parse(JSON.parse(readFileSync('manifest/slack.json', 'utf8')));

it('asks for no scope whose reason docs/slack.md does not give', () => {
  const reasons = readFileSync('docs/slack.md', 'utf8');

  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;

  expect(bot.filter((scope) => !reasons.includes(`\`${scope}\``))).toEqual([]);
  expect(optional.filter((scope) => !bot.includes(scope))).toEqual([]);
});

it('subscribes to no event that the parser does not know', () => {
  const parser = readFileSync('adapters/slack/payloads.ts', 'utf8');

  expect(manifest.settings.event_subscriptions.bot_events.filter((event) => !parser.includes(`'${event.replace(/\.im$/, '')}'`))).toEqual([]);
});
