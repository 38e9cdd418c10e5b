import { describe, expect, it } from 'vitest';
import { buildCatalogue, decodeAhead } from '../../../server/content/build.ts';
import { createParser } from '../../../server/content/source-file.ts';
import { goodContent } from './good-content.ts';

describe('what was decoded ahead', () => {
  it('makes the same catalogue', () => {
    const parse = createParser();
    for (const { path, bytes } of goodContent()) {
      const { source } = parse(path, bytes);
      if (source) decodeAhead(source);
    }
    expect(buildCatalogue(goodContent(), new Set(), parse)).toEqual(buildCatalogue(goodContent()));
  });

  it('has the same problems', () => {
    const broken = goodContent({
      'knowledge-base/services/reisepass.yaml': (good) => good.replace('topic: identity', 'topic: 12'),
      'knowledge-base/locations/rathaus.yaml': (good) => good.replace('kind: building', 'kind: castle'),
      'intents/smalltalk/greeting.yaml': (good) => good.replace('kind: topic', 'kind: chat'),
      'intents/settings.yaml': 'confidence: 2\n',
      'intents/stranger.yaml': 'a: 1\n',
    });
    const parse = createParser();
    for (const { path, bytes } of broken) {
      const { source } = parse(path, bytes);
      if (source) decodeAhead(source);
    }
    const { problems } = buildCatalogue(broken, new Set(), parse);
    expect(problems.length).toBeGreaterThan(4);
    expect(problems).toEqual(buildCatalogue(broken).problems);
  });
});
