import type { Targets } from '../../api.ts';

/** What a question is about, in the words of the content: `Kosten: Reisepass beantragen`. */
export function nameSubject(
  { intent, service }: { readonly intent: string; readonly service?: string | undefined },
  targets: Targets | undefined,
): string {
  const aspect = aspectOf(intent);
  const aspectName = aspect === undefined ? undefined : targets?.aspects[aspect];
  const intentName = aspectName ?? targets?.intents.find(({ id }) => id === intent)?.name ?? intent;
  if (service === undefined) return intentName;
  const serviceName = targets?.services.find(({ id }) => id === service)?.name ?? service;
  return `${intentName}: ${serviceName}`;
}

/** `costs` of `service/costs`. */
export function aspectOf(intent: string): string | undefined {
  return /^service\/(.+)$/.exec(intent)?.[1];
}
