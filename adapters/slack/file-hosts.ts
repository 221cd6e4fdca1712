// Where Slack keeps files and takes them: docs.slack.dev, "Working with files" (url_private, upload_url), and its cloud for governments.
const HOSTS = ['files.slack.com', 'files.slack-gov.com'];

/** Whether the bot's token may go to this address: Slack's own files, or the counterpart on this machine that stands for Slack. */
export function isSlackFileUrl(url: URL, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  if (api.hostname !== 'slack.com' && api.hostname !== 'slack-gov.com') return url.origin === api.origin;
  return url.protocol === 'https:' && url.port === '' && HOSTS.includes(url.hostname);
}
